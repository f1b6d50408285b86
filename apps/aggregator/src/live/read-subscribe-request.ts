import {
  parseTopic,
  type RefusalCode,
  type Topic,
  topicLimits,
  topicWishSchema,
  type TopicPosition,
} from '@toan-canh/contract'
import { z } from 'zod'

export interface Wish {
  readonly name: string
  readonly topic: Topic
  readonly after: TopicPosition | undefined
}

export interface SubscribeReading {
  /** At most one per name, the last. */
  readonly wishes: readonly Wish[]
  /** By topic name as far as it could be read. */
  readonly refusals: ReadonlyMap<string, RefusalCode>
}

/** Names the rest of a request when it is too long, and a request or part without a readable name. */
export const namelessTopic = '*'

const requestSchema = z.array(z.unknown())
const namedSchema = z.object({ topic: z.string() })

function nameOf(part: unknown): string {
  const named = namedSchema.safeParse(part)
  return named.success ? named.data.topic.slice(0, topicLimits.nameLength) : namelessTopic
}

/**
 * Reads a subscribe request. Parts over `topicsPerRequest` are refused by name, as many as fit in one more request,
 * and the others together.
 */
export function readSubscribeRequest(payload: unknown, topicsPerRequest: number): SubscribeReading {
  const request = requestSchema.safeParse(payload)
  if (!request.success) return { wishes: [], refusals: new Map([[namelessTopic, 'malformed']]) }
  const wishes = new Map<string, Wish>()
  const refusals = new Map<string, RefusalCode>()
  for (const part of request.data.slice(0, topicsPerRequest)) {
    const wish = topicWishSchema.safeParse(part)
    const topic = wish.success ? parseTopic(wish.data.topic) : null
    if (!wish.success) refusals.set(nameOf(part), 'malformed')
    else if (topic === null) refusals.set(wish.data.topic, 'unknown_topic')
    else wishes.set(wish.data.topic, { name: wish.data.topic, topic, after: wish.data.after })
  }
  const excess = request.data.slice(topicsPerRequest)
  for (const part of excess.slice(0, topicsPerRequest)) {
    const name = nameOf(part)
    if (!wishes.has(name)) refusals.set(name, 'too_many_topics')
  }
  if (excess.length > topicsPerRequest) refusals.set(namelessTopic, 'too_many_topics')
  return { wishes: [...wishes.values()], refusals }
}
