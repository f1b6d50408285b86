/** Draws that are the same in each run: mulberry32. */
export interface Chance {
  /** 0 up to 1. */
  share(): number
  /** A whole number from 0 up to below the bound. */
  below(bound: number): number
  /** Exponential with a mean. */
  wait(mean: number): number
  /** One of several, the first ones oftener: the weight of place n is 1 / (n + 1). */
  oneOf<T>(list: readonly [T, ...T[]]): T
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    share,
    below: (bound) => Math.floor(share() * bound),
    wait: (mean) => -mean * Math.log(1 - share()),
    oneOf: (list) => list[Math.min(list.length - 1, Math.floor((list.length + 1) ** share() - 1))] ?? list[0],
  }
}
