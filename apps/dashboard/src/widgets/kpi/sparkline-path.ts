/** A small line in a box of `width` × `height`: runs of points that stand together, the last point, the height of the target. */
export interface SparklineDrawing {
  readonly path: string
  readonly last: { readonly x: number; readonly y: number } | null
  readonly targetY: number | null
}

interface Box {
  readonly width: number
  readonly height: number
  readonly inset: number
}

/**
 * Draws values from left to right; a missing one breaks the line, and so does a step of `breaks`, before which the value means
 * something else. The target, when given, is inside the box.
 */
export function sparklineOf(
  values: readonly (number | null)[],
  target: number | null,
  box: Box,
  breaks: readonly number[] = [],
): SparklineDrawing {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { path: '', last: null, targetY: null }
  const all = target === null ? known : [...known, target]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const room = box.height - 2 * box.inset
  const yOf = (value: number) => box.inset + (high === low ? room / 2 : ((high - value) / (high - low)) * room)
  const xOf = (at: number) =>
    box.inset + (values.length < 2 ? 0 : (at / (values.length - 1)) * (box.width - 2 * box.inset))
  const round = (length: number) => Math.round(length * 10) / 10
  const path = values
    .flatMap((value, at) => {
      if (value === null) return []
      const isStart = at === 0 || values[at - 1] === null || breaks.includes(at)
      return [`${isStart ? 'M' : 'L'}${round(xOf(at))} ${round(yOf(value))}`]
    })
    .join('')
  const lastAt = values.findLastIndex((value) => value !== null)
  const lastValue = values[lastAt]
  const last =
    lastValue === null || lastValue === undefined ? null : { x: round(xOf(lastAt)), y: round(yOf(lastValue)) }
  return { path, last, targetY: target === null ? null : round(yOf(target)) }
}
