import { z } from 'zod'
import { assetViewSchema } from './asset-views.ts'
import { jobSchema } from './jobs.ts'
import { pointSchema } from './readings.ts'
import { sourceStatusSchema } from './source-status.ts'
import { topicLimits } from './topics.ts'
import { wallStateSchema } from './wall-state.ts'

/** Where the socket.io server listens on the aggregator's own origin. */
export const livePath = '/live'

/**
 * Names of socket.io events. The viewer asks with `subscribe` and `unsubscribe`; the server answers with `frame`.
 * `clock` is asked by the viewer and acknowledged with the server's instant in milliseconds.
 */
export const liveEvents = {
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
  frame: 'frame',
  clock: 'clock',
} as const

export const liveLimits = { topicsPerViewer: 400, topicsPerRequest: 200 } as const

/** Where a viewer stands in a topic: one opening of it by the aggregator, and the number of the last frame applied. */
export const positionSchema = z.strictObject({ epoch: z.string().max(40), seq: z.number().int().min(0) })
export type TopicPosition = z.infer<typeof positionSchema>

export const topicWishSchema = z.strictObject({
  topic: z.string().max(topicLimits.nameLength),
  after: positionSchema.optional(),
})
/** A topic to watch, and where the viewer stands in it when it has seen it before. */
export type TopicWish = z.infer<typeof topicWishSchema>

export const subscribeSchema = z.array(topicWishSchema).max(liveLimits.topicsPerRequest)
export type SubscribeRequest = z.infer<typeof subscribeSchema>

export const unsubscribeSchema = z.array(z.string().max(topicLimits.nameLength)).max(liveLimits.topicsPerViewer)

export const itemSchema = z.union([pointSchema, assetViewSchema, sourceStatusSchema, wallStateSchema, jobSchema])
/** What a topic carries under one key: a point, an asset, the status of a source, the state of a wall, or long work. */
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
/** The answer to a wish whose `after` is already the newest: what the viewer has stands. */
export const currentSchema = z.strictObject({
  k: z.literal('c'),
  topic: z.string(),
  epoch: z.string(),
  seq: z.number().int(),
})

export const refusalCodes = [
  'malformed',
  'unknown_topic',
  'unknown_indicator',
  'unknown_unit',
  'unknown_dimension',
  'out_of_bounds',
  'forbidden',
  'too_many_topics',
  'busy',
] as const
/** Why a topic is not shown. After `busy` and `too_many_topics` a viewer may ask again later; the others stand. */
export type RefusalCode = (typeof refusalCodes)[number]

/** `topic` is the name as it was asked for, or `*` for a request that could not be read or for the rest of one too long. */
export const refusalSchema = z.strictObject({
  k: z.literal('r'),
  topic: z.string(),
  code: z.enum(refusalCodes),
  sentence: z.string(),
})
export const messageSchema = z.discriminatedUnion('k', [snapshotSchema, deltaSchema, currentSchema, refusalSchema])
export type Snapshot = z.infer<typeof snapshotSchema>
export type Delta = z.infer<typeof deltaSchema>
export type Refusal = z.infer<typeof refusalSchema>
export type Message = z.infer<typeof messageSchema>
/** One frame carries the messages of one tick for one viewer, or for all who watch the same topics. */
export type Frame = readonly Message[]
