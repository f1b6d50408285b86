import type { SampleDay } from '../sample-time.ts'

const dayMs = 86_400_000
/** Dossier numbers take the lower bits of an entry, the millisecond of the day the upper ones: 51 bits of a double's 53. */
const indexLimit = 2 ** 24

interface Bucket {
  entries: Float64Array
  length: number
  isSorted: boolean
}

/** Events of the sample in order of time, a bucket a day, sorted when a day is first read. */
export class EventIndex {
  readonly #buckets: (Bucket | undefined)[] = []
  readonly #compare: (a: number, b: number) => number

  /** `compare` orders dossiers whose events fall on the same millisecond. */
  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare
  }

  add(ms: number, index: number): void {
    if (index >= indexLimit) throw new RangeError(`the sample holds at most ${indexLimit} dossiers`)
    const day = Math.floor(ms / dayMs)
    const bucket = (this.#buckets[day] ??= { entries: new Float64Array(64), length: 0, isSorted: false })
    if (bucket.length === bucket.entries.length) bucket.entries = grown(bucket.entries, bucket.length * 2)
    bucket.entries[bucket.length] = (ms - day * dayMs) * indexLimit + index
    bucket.length += 1
    bucket.isSorted = false
  }

  /** Entries of a day in order, to be read with `msOf` and `indexOf`. */
  day(day: SampleDay): Float64Array {
    const bucket = this.#buckets[day]
    if (bucket === undefined) return new Float64Array(0)
    if (!bucket.isSorted) {
      bucket.entries = bucket.entries.subarray(0, bucket.length).toSorted()
      this.#settleTies(bucket.entries)
      bucket.isSorted = true
    }
    return bucket.entries
  }

  get days(): number {
    return this.#buckets.length
  }

  #settleTies(entries: Float64Array): void {
    for (let from = 0; from < entries.length;) {
      let to = from + 1
      while (to < entries.length && msOf(entries[to]) === msOf(entries[from])) to += 1
      if (to > from + 1) {
        const tied = [...entries.subarray(from, to)].toSorted((a, b) => this.#compare(indexOf(a), indexOf(b)))
        entries.set(tied, from)
      }
      from = to
    }
  }
}

function grown(entries: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length)
  larger.set(entries)
  return larger
}

/** Millisecond of the day of an entry. */
export function msOf(entry: number | undefined): number {
  return Math.floor((entry ?? 0) / indexLimit)
}

/** Dossier of an entry. */
export function indexOf(entry: number | undefined): number {
  return (entry ?? 0) % indexLimit
}

/** The first place of a day's entries at a millisecond or later. */
export function placeOf(entries: Float64Array, ms: number): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (msOf(entries[middle]) < ms) low = middle + 1
    else high = middle
  }
  return low
}
