/** A stream of chance that depends on nothing but its seeds. */
export interface Chance {
  /** Evenly from 0 up to 1, 1 excluded. */
  readonly next: () => number
  /** A whole number from 0 up to `limit`, `limit` excluded. */
  readonly below: (limit: number) => number
  /** True with a probability. */
  readonly is: (probability: number) => boolean
  /** Log-normal with a median and a spread (the standard deviation of the logarithm). */
  readonly around: (median: number, spread: number) => number
}

const two32 = 4_294_967_296

/** Mixes whole numbers into 32 well-spread bits. */
export function mix(...parts: readonly number[]): number {
  let hash = 0x9e_37_79_b9
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85_eb_ca_6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

/** The stream of these seeds: the small fast counter generator (sfc32). */
export function createChance(...seeds: readonly number[]): Chance {
  let [a, b, c, counter] = [mix(1, ...seeds) | 0, mix(2, ...seeds) | 0, mix(3, ...seeds) | 0, 1]
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / two32
  }
  for (let round = 0; round < 12; round += 1) next()
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    is: (probability) => next() < probability,
    around: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return median * Math.exp(spread * normal)
    },
  }
}

/** An even number from 0 up to 1 that belongs to these parts. */
export function evenOf(...parts: readonly number[]): number {
  return mix(...parts) / two32
}
