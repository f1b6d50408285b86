import { z } from 'zod'
import { pointSchema } from './readings.ts'
import { sourceStatusSchema } from './source-status.ts'
import { topicLimits } from './topics.ts'

/** Names of socket.io events. The client asks with `subscribe`/`unsubscribe`; the server answers with `frame`. */
export const liveEvents = { subscribe: 'subscribe', unsubscribe: 'unsubscribe', frame: 'frame', clock: 'clock', resync: 'resync' } as const

export const liveLimits = { topicsPerViewer: 400, topicsPerRequest: 200 } as const

/** Where a viewer stands in a topic: the aggregator's run and the number of the last frame it applied. */
export const positionSchema = z.strictObject({ epoch: z.string().max(40), seq: z.number().int().min(0) })
export type Position = z.infer<typeof positionSchema>

export const subscribeSchema = z
  .array(z.strictObject({ topic: z.string().max(topicLimits.nameLength), after: positionSchema.optional() }))
  .max(liveLimits.topicsPerRequest)
export type SubscribeRequest = z.infer<typeof subscribeSchema>

export const unsubscribeSchema = z.array(z.string().max(topicLimits.nameLength)).max(liveLimits.topicsPerViewer)

export const itemSchema = z.union([pointSchema, sourceStatusSchema])
/** What a topic carries under one key: a point, or the status of a source. */
export type Item = z.infer<typeof itemSchema>

/** The whole state of a topic. A delta with `seq` applies only on top of `seq - 1` of the same epoch. */
export const snapshotSchema = z.strictObject({
  k: z.literal('s'),
  topic: z.string(),
  epoch: z.string(),
  seq: z.number().int(),
  items: z.record(z.string(), itemSchema),
})
/** Changes of one tick: the newest value per key; `null` removes the key. */
export const deltaSchema = z.strictObject({
  k: z.literal('d'),
  topic: z.string(),
  epoch: z.string(),
  seq: z.number().int(),
  items: z.record(z.string(), itemSchema.nullable()),
})
export const refusalSchema = z.strictObject({
  k: z.literal('r'),
  topic: z.string(),
  code: z.enum(['unknown_topic', 'unknown_indicator', 'unknown_unit', 'unknown_dimension', 'out_of_bounds', 'forbidden', 'too_many_topics', 'busy']),
  sentence: z.string(),
})
export const messageSchema = z.discriminatedUnion('k', [snapshotSchema, deltaSchema, refusalSchema])
export type Snapshot = z.infer<typeof snapshotSchema>
export type Delta = z.infer<typeof deltaSchema>
export type Refusal = z.infer<typeof refusalSchema>
/** One frame carries the messages of one tick for one viewer, or for a room of viewers. */
export type Message = z.infer<typeof messageSchema>
export type Frame = readonly Message[]
