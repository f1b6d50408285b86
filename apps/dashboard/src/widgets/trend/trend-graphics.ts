import { decimalsOf, numberText, percentText } from '../../ui/format.ts'
import { fontFamily } from '../../ui/palette.ts'
import type { ValueScale } from './to-scale.ts'
import { type TrendFrame, type TrendInput, trendSizes, yOf } from './trend-frame.ts'

const targetLabelSteps = 4
const targetLabelHeight = 62

interface LabelPlace {
  readonly isAbove: boolean
  readonly step: number
}

/** Where the rate leaves room for the target's words: above the line before below it, as far left as can be; `null`: nowhere. */
function targetLabelPlace(input: TrendInput, scale: ValueScale, frame: TrendFrame): LabelPlace | null {
  const { target, rates } = input
  if (target === null) return null
  const line = yOf(target, scale, frame)
  const distances = rates.map((rate) => (rate === null ? null : yOf(rate, scale, frame) - line))
  const isFree = ({ isAbove, step }: LabelPlace) => {
    const near = distances.slice(Math.max(0, step - 1), step + targetLabelSteps).filter((distance) => distance !== null)
    const clears = (distance: number) => (isAbove ? distance > 8 : distance < -8)
    const passes = (distance: number) => (isAbove ? distance <= -targetLabelHeight : distance >= targetLabelHeight)
    return near.every(clears) || near.every(passes)
  }
  const starts = Array.from({ length: Math.max(0, rates.length - targetLabelSteps) }, (_, step) => step)
  const places = [true, false].flatMap((isAbove) => starts.map((step) => ({ isAbove, step })))
  return places.find(isFree) ?? null
}

function targetLabel(input: TrendInput, scale: ValueScale, frame: TrendFrame) {
  const { target, words, palette, k, width } = input
  if (target === null) return []
  const line = yOf(target, scale, frame) * k
  const place = targetLabelPlace(input, scale, frame)
  const shared = { fill: palette.text2, stroke: palette.bg, lineWidth: 10 * k }
  const label = { id: 'target-words', type: 'text', silent: true, z: 4 }
  if (place === null) {
    const value = percentText(target, decimalsOf(target))
    const text = words.target(value).replace(` ${value}`, `\n${value}`)
    const font = `400 ${trendSizes.note * k}px ${fontFamily}`
    const style = { ...shared, text, font, align: 'right', verticalAlign: 'middle', lineHeight: 46 * k }
    return [{ ...label, x: width * k, y: line, style }]
  }
  const style = {
    ...shared,
    text: words.target(percentText(target, decimalsOf(target))),
    verticalAlign: place.isAbove ? 'bottom' : 'top',
    font: `400 ${42 * k}px ${fontFamily}`,
  }
  return [{ ...label, x: place.step * frame.step * k, y: line + (place.isAbove ? -16 : 14) * k, style }]
}

function boundaryGraphic(input: TrendInput, breakAt: number | null, { step, barsBottom }: TrendFrame) {
  if (breakAt === null) return []
  const { k, palette, words } = input
  const x = breakAt * step * k
  const label = { fill: palette.text2, font: `400 ${trendSizes.note * k}px ${fontFamily}`, verticalAlign: 'top' }
  const line = { x1: x, y1: 22 * k, x2: x, y2: (barsBottom + 10) * k }
  return [
    {
      id: 'boundary',
      type: 'line',
      silent: true,
      shape: line,
      style: { stroke: palette.lineStrong, lineWidth: 3 * k },
    },
    {
      id: 'before-words',
      type: 'text',
      silent: true,
      x: x - 18 * k,
      y: 20 * k,
      style: { ...label, text: words.before, align: 'right' },
    },
    {
      id: 'after-words',
      type: 'text',
      silent: true,
      x: x + 18 * k,
      y: 20 * k,
      style: { ...label, text: words.after, align: 'left' },
    },
  ]
}

/** Where another version of the formula begins to hold: a short rule and its words, below the words of the boundary. */
function formulaGraphics({ formulas, k, palette, words, periods }: TrendInput, { step, lineBottom }: TrendFrame) {
  const style = { fill: palette.text2, font: `400 ${trendSizes.note * k}px ${fontFamily}`, verticalAlign: 'bottom' }
  return formulas.flatMap((at) => {
    const x = at * step * k
    // Where there is no room at the right, the words stand at the left.
    const isLate = at > periods.length / 2
    const shape = { x1: x, y1: 70 * k, x2: x, y2: (lineBottom + 20) * k }
    const rule = { stroke: palette.lineStrong, lineWidth: 3 * k, lineDash: [10 * k, 8 * k] }
    const place = { x: x + (isLate ? -18 : 18) * k, y: (lineBottom + 20) * k }
    return [
      { id: `formula ${String(at)}`, type: 'line', silent: true, shape, style: rule },
      {
        id: `formula words ${String(at)}`,
        type: 'text',
        silent: true,
        z: 4,
        ...place,
        style: {
          ...style,
          text: words.formula,
          align: isLate ? 'right' : 'left',
          stroke: palette.bg,
          lineWidth: 10 * k,
        },
      },
    ]
  })
}

/** Author pixels above and below the last point within which a grid value would meet the last value's text. */
const besideLastLabel = { above: -84, below: 44 } as const

/** Grid lines reach under the labels at the right edge, so they are drawn over the whole width. */
function gridLines(input: TrendInput, scale: ValueScale, frame: TrendFrame) {
  const { k, palette, width, target } = input
  const isPlain = (line: number) => target === null || Math.abs(line - target) > (scale.max - scale.min) / 20
  const lastRate = input.rates.findLast((rate) => rate !== null) ?? null
  const lastY = lastRate === null ? null : yOf(lastRate, scale, frame)
  const isFree = (line: number) => {
    const distance = lastY === null ? Number.POSITIVE_INFINITY : yOf(line, scale, frame) - lastY
    return distance <= besideLastLabel.above || distance >= besideLastLabel.below
  }
  const font = `400 ${trendSizes.note * k}px ${fontFamily}`
  const halo = { stroke: palette.bg, lineWidth: 10 * k }
  const label = { verticalAlign: 'bottom', fill: palette.text3, font, ...halo }
  const lines = scale.lines.filter(isPlain)
  // The target's words tell the scale too: a value that would meet the last one then goes without words.
  const mayGoWithout = target !== null || lines.some(isFree)
  const named = lines.findLast((line) => isFree(line) || !mayGoWithout)
  return lines.flatMap((line) => {
    const y = yOf(line, scale, frame) * k
    const shape = { x1: 0, y1: y, x2: width * k, y2: y }
    const content = line === named ? percentText(line, decimalsOf(line)) : numberText(line, decimalsOf(line))
    const side = isFree(line) ? { x: width * k, align: 'right' } : { x: 0, align: 'left' }
    const rule = { type: 'line', silent: true, z: 0, shape, style: { stroke: palette.line, lineWidth: 2 * k } }
    const style = { ...label, align: side.align, text: content }
    const isSilent = mayGoWithout && !isFree(line)
    return isSilent ? [rule] : [rule, { type: 'text', silent: true, x: side.x, y: y - 8 * k, style }]
  })
}

/** What stands around the lines: grid with its values, the target's words, the boundary with its date. */
export function trendGraphics(
  input: TrendInput,
  place: { readonly scale: ValueScale; readonly frame: TrendFrame; readonly breakAt: number | null },
): readonly object[] {
  const { scale, frame, breakAt } = place
  return [
    ...gridLines(input, scale, frame),
    ...targetLabel(input, scale, frame),
    ...boundaryGraphic(input, breakAt, frame),
    ...formulaGraphics(input, frame),
  ]
}
