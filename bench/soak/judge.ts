import { type Slope, slopeOf } from '../measure/slope.ts'
import type { measures, Sample } from './sample.ts'

const minutesPerHour = 60
const leastForASlope = 3
const growing = ['heapMb', 'nodes', 'listeners', 'documents', 'contexts'] as const

/** What the second half of a soak says of one output. */
export interface Judgement {
  readonly output: string
  readonly samples: number
  readonly firstHeapMb: number
  readonly lastHeapMb: number
  /** MB an hour. */
  readonly heap: Slope
  /** Least and most of everything else that was counted. */
  readonly ranges: Readonly<Record<(typeof measures)[number], readonly [least: number, most: number]>>
}

/** The samples of the second half, by the time that was soaked. */
export function secondHalf(samples: readonly Sample[]): readonly Sample[] {
  const end = Math.max(...samples.map(({ minute }) => minute))
  return samples.filter(({ minute }) => minute >= end / 2)
}

/**
 * The samples of an output that met the picture which most of them met, by its WebGL contexts: a busy machine takes some
 * samples late, when the other scene stands, and its map would be taken for growth.
 */
function ofOnePicture(own: readonly Sample[]): readonly Sample[] {
  const [most = []] = [...Map.groupBy(own, ({ contexts }) => contexts).values()].toSorted((a, b) => b.length - a.length)
  return most.length < leastForASlope ? own : most
}

/** Judges each output by its second half: the first is for caches to fill and code to be compiled. */
export function judge(samples: readonly Sample[]): readonly Judgement[] {
  const byOutput = Map.groupBy(secondHalf(samples), ({ output }) => output)
  return [...byOutput].map(([output, own]) => {
    const range = (name: (typeof measures)[number]) => {
      const values = own.map((sample) => sample[name])
      return [Math.min(...values), Math.max(...values)] as const
    }
    const same = ofOnePicture(own)
    return {
      output,
      samples: same.length,
      firstHeapMb: same[0]?.heapMb ?? Number.NaN,
      lastHeapMb: same.at(-1)?.heapMb ?? Number.NaN,
      heap: slopeOf(same.map(({ minute, heapMb }) => [minute / minutesPerHour, heapMb] as const)),
      ranges: {
        heapMb: range('heapMb'),
        nodes: range('nodes'),
        listeners: range('listeners'),
        documents: range('documents'),
        contexts: range('contexts'),
        framesPerSecond: range('framesPerSecond'),
      },
    }
  })
}

/** What certainly grew in the second half, one sentence each; nothing when nothing did. `mbPerHour` is what the heap may grow by. */
export function growths(samples: readonly Sample[], mbPerHour: number): readonly string[] {
  const half = secondHalf(samples)
  return [...Map.groupBy(half, ({ output }) => output)].flatMap(([output, own]) =>
    growing.flatMap((name) => {
      const compared = name === 'heapMb' ? ofOnePicture(own) : own
      const slope = slopeOf(compared.map((sample) => [sample.minute / minutesPerHour, sample[name]] as const))
      const mostBefore = Math.max(
        ...samples.filter((sample) => sample.output === output && !half.includes(sample)).map((sample) => sample[name]),
      )
      const isSure = name === 'heapMb' ? slope.from > mbPerHour : slope.from > 0
      if (!isSure || (compared.at(-1)?.[name] ?? 0) <= mostBefore) return []
      return [`${output}: ${name} grows by ${slope.from.toFixed(1)} to ${slope.to.toFixed(1)} an hour`]
    }),
  )
}
