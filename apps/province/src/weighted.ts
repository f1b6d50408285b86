import type { Chance } from './chance.ts'

/** Draws the index of one of the weights, each as often as its weight says. */
export function weightedPicker(weights: readonly number[]): (chance: Chance) => number {
  const ends = new Float64Array(weights.length)
  let total = 0
  for (const [index, weight] of weights.entries()) {
    total += weight
    ends[index] = total
  }
  return (chance) => {
    const wanted = chance.next() * total
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ends[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Splits a whole number by weights into whole numbers that add up to it (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map((part) => Math.floor(part))
  const missing = total - parts.reduce((left, right) => left + right, 0)
  const order = exact.map((part, index) => ({ index, rest: part - Math.floor(part) }))
  for (const { index } of order.toSorted((x, y) => y.rest - x.rest || x.index - y.index).slice(0, missing)) {
    parts[index] = (parts[index] ?? 0) + 1
  }
  return parts
}
