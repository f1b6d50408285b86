/** A value axis with at most three grid lines on round numbers. */
export interface ValueScale {
  readonly min: number
  readonly max: number
  readonly lines: readonly number[]
}

const roundSteps = [1, 2, 5] as const
const mostLines = 3
const headroom = 0.12

/** How far around a value that nothing is held against the axis reaches, as a share of it. */
const aroundOne = 0.1

function stepsFrom(smallest: number): number[] {
  const power = Math.floor(Math.log10(smallest))
  return [power, power + 1, power + 2].flatMap((at) => roundSteps.map((step) => step * 10 ** at))
}

function multiples(step: number, low: number, high: number): number[] {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/**
 * Frames values that need not start at zero: the finest round step that gives no more than three lines, and none finer than `finest`,
 * the last digit that is written. Bounds hold unless the values themselves pass them, as a growth below zero does.
 */
export function scaleOf(
  values: readonly number[],
  bounds: { readonly least: number; readonly most: number; readonly finest?: number },
): ValueScale {
  if (values.length === 0) return { min: bounds.least, max: bounds.most, lines: [] }
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const finest = bounds.finest ?? 0
  const least = Math.abs(high) * (high === low ? aroundOne : 0.002)
  const spread = Math.max(high - low, least, finest, 1e-6)
  const min = low < bounds.least ? low - spread * headroom : Math.max(bounds.least, low - spread * headroom)
  const max = high > bounds.most ? high + spread * headroom : Math.min(bounds.most, high + spread * headroom)
  const room = Math.max(max - min, 1e-9)
  const lines = stepsFrom(room / 10)
    .filter((step) => step >= finest)
    .map((step) => multiples(step, min, max))
    .find((found) => found.length <= mostLines)
  return { min, max: max > min ? max : min + room, lines: lines ?? [] }
}
