import type { ScreenPoint } from './mercator.ts'
import type { Rect } from './map-layout.ts'

export interface LabelToPlace {
  readonly at: ScreenPoint
  readonly text: string
}

export interface PlacedLabel {
  readonly at: ScreenPoint
  /** Where the text starts, ends or is centred, on its baseline. */
  readonly textAt: ScreenPoint
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface LabelRoom {
  readonly width: number
  readonly height: number
  readonly sizePx: number
  /** Rectangles no label may touch, the best kept free first. */
  readonly taken: readonly Rect[]
}

/** Mean advance of a letter of the text face at weight 600, in em. */
const letterEm = 0.53
const capHeightEm = 0.74
const boxHeightEm = 1.3

/** Puts each label beside its point, where it meets neither the frame, taken room, points nor labels before it; else where it meets least. */
export function placeLabels(labels: readonly LabelToPlace[], room: LabelRoom): PlacedLabel[] {
  const dot = room.sizePx * 0.5
  const dots = labels.map(({ at: [x, y] }): Rect => ({ x: x - dot, y: y - dot, width: 2 * dot, height: 2 * dot }))
  const taken = [...room.taken]
  return labels.map((label, index) => {
    const others = dots.filter((_, other) => other !== index)
    const ranked = candidates(label, room.sizePx).map((candidate, order) => {
      const box = boxOf(candidate, label.text, room.sizePx)
      return { candidate, box, cost: cost(box, [...taken, ...others], room) + order * 1e-3 }
    })
    const best = ranked.reduce((least, option) => (option.cost < least.cost ? option : least))
    taken.push(best.box)
    return best.candidate
  })
}

function candidates({ at }: LabelToPlace, size: number): [PlacedLabel, ...PlacedLabel[]] {
  const [x, y] = at
  const side = size * 0.58
  const middle = y + (capHeightEm / 2) * size * 0.9
  return [
    { at, textAt: [x + side, middle], anchor: 'start' },
    { at, textAt: [x - side, middle], anchor: 'end' },
    { at, textAt: [x, y + size * 1.5], anchor: 'middle' },
    { at, textAt: [x, y - size * 0.75], anchor: 'middle' },
    { at, textAt: [x + side, y + size * 1.2], anchor: 'start' },
    { at, textAt: [x - side, y + size * 1.2], anchor: 'end' },
  ]
}

function boxOf({ textAt: [x, y], anchor }: PlacedLabel, text: string, size: number): Rect {
  const width = text.normalize('NFC').length * letterEm * size
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x: left, y: y - size, width, height: boxHeightEm * size }
}

function cost(box: Rect, taken: readonly Rect[], { width, height }: LabelRoom): number {
  const whole = box.width * box.height
  const inFrame = overlap(box, { x: 0, y: 0, width, height })
  return taken.reduce((sum, other) => sum + overlap(box, other) / whole, 2 * (1 - inFrame / whole))
}

function overlap(one: Rect, other: Rect): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, across) * Math.max(0, down)
}
