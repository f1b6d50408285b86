import type { Instant } from '@toan-canh/calendar'
import { itemSchema } from '@toan-canh/contract'
import { z } from 'zod'
import type { KeptTopic } from '../live/index.ts'

/** Raised when what is kept means something else than before: older islands are then thrown away. */
const shape = 1

/** How much of an output is kept and for how long; the oldest goes first. */
export const islandLimits = { topics: 2_000, items: 60_000, scenes: 200, ageMs: 7 * 86_400_000 } as const

const topicSchema = z.strictObject({
  at: z.number(),
  epoch: z.string(),
  seq: z.number(),
  items: z.map(z.string(), itemSchema),
})

const islandSchema = z.strictObject({
  shape: z.literal(shape),
  savedAt: z.number().describe('until when the centre was heard, by its clock'),
  aheadMs: z.number().describe('how far its clock was ahead of this machine’s'),
  scenes: z.map(z.string(), z.number()),
  topics: z.map(z.string(), topicSchema),
})

type KeptRecord = z.infer<typeof topicSchema>
/** The last state of one output, as its browser keeps it. */
export type Island = z.infer<typeof islandSchema>

/** What has been heard since the island was written last. */
export interface Heard {
  readonly at: Instant
  readonly aheadMs: number
  readonly scenes: ReadonlyMap<string, Instant>
  readonly topics: ReadonlyMap<string, KeptTopic>
}

/** Reads what a browser kept; `null` when another release wrote it in a way that this one does not read. */
export function readIsland(kept: unknown): Island | null {
  const read = islandSchema.safeParse(kept)
  return read.success ? read.data : null
}

/** Whether an island was written in the shape of this release. Its values are not looked at again: they were when the page began. */
export function isOwnIsland(kept: unknown): kept is Island {
  return typeof kept === 'object' && kept !== null && 'shape' in kept && kept.shape === shape
}

function newest<Value>(entries: readonly (readonly [string, Value])[], atOf: (value: Value) => Instant) {
  return entries.toSorted(([, one], [, other]) => atOf(other) - atOf(one))
}

function topicsWithin(all: ReadonlyMap<string, KeptRecord>, from: Instant): Map<string, KeptRecord> {
  let items = 0
  const young = newest([...all], ({ at }) => at).filter(([, { at }]) => at >= from)
  return new Map(
    young.slice(0, islandLimits.topics).filter(([, topic]) => {
      items += topic.items.size
      return items <= islandLimits.items
    }),
  )
}

/** The island with what was heard since, within its bounds. `null`: nothing was kept before. */
export function islandWith(held: Island | null, { at, aheadMs, scenes, topics }: Heard): Island {
  const from = at - islandLimits.ageMs
  const told = [...topics].map(
    ([
      topic,
      {
        held: { epoch, seq, items },
        at: until,
      },
    ]) => [topic, { at: until, epoch, seq, items: new Map(items) }] as const,
  )
  const turns = newest([...(held?.scenes ?? []), ...scenes], (until) => until).filter(([, until]) => until >= from)
  return {
    shape,
    savedAt: at,
    aheadMs,
    scenes: new Map(turns.slice(0, islandLimits.scenes).toReversed()),
    topics: topicsWithin(new Map([...(held?.topics ?? []), ...told]), from),
  }
}

/** How far the centre's clock is taken to be ahead when nobody can be asked: it never stands before what was heard last. */
export function assumedAheadMs({ savedAt, aheadMs }: Island, machineNow: Instant): number {
  return Math.max(aheadMs, savedAt - machineNow)
}

/** The topics of an island as the page's store takes them back. */
export function keptTopics({ topics }: Island): ReadonlyMap<string, KeptTopic> {
  return new Map(
    [...topics].map(([topic, { at, epoch, seq, items }]) => [topic, { held: { kind: 'open', epoch, seq, items }, at }]),
  )
}
