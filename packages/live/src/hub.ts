import type { Instant } from '@toan-canh/calendar'
import type { Item, TopicPosition } from '@toan-canh/contract'
import { type EncodedMessage, TopicLog, type TopicLogLimits } from './topic-log.ts'

export interface HubOptions extends TopicLogLimits {
  /** Names this run of the aggregator; positions of another run are answered with snapshots. */
  readonly epoch: string
}

export interface FlushedTopic extends EncodedMessage {
  readonly topic: string
}

export interface Opening {
  readonly items: Iterable<readonly [string, Item]>
  /** At most one delta per this span; 0 for one at every `flush`. */
  readonly everyMs: number
}

/**
 * The topics that somebody watches. A snapshot is the state as of the last `flush`, and every later `flush` is one
 * delta, so whoever takes a snapshot and then every delta misses nothing and sees nothing twice.
 */
export interface Hub {
  /** Starts a topic with its state; a topic opened again starts a new epoch, so old positions cannot be mistaken. */
  open(topic: string, opening: Opening): void
  close(topic: string): void
  has(topic: string): boolean
  /** Gathers changes, newest per key; gives back how many new keys were over the bound. Unknown topics are ignored. */
  change(topic: string, changes: Iterable<readonly [string, Item | null]>): number
  /** Closes a tick: one encoded delta for each topic that differs from what was last sent. */
  flush(now: Instant): readonly FlushedTopic[]
  /** What a viewer at `after` lacks, encoded; `null` when the topic is not open. */
  catchUp(topic: string, after?: TopicPosition): EncodedMessage | null
  position(topic: string): TopicPosition | null
  /** Whether a later flush has something to tell. */
  readonly hasPending: boolean
  state(topic: string): ReadonlyMap<string, Item> | null
}

interface OpenTopic {
  readonly log: TopicLog
  readonly everyMs: number
  flushedAt: Instant
}

/** A topic is due when `now` has entered another span of its own length than the last flush. */
function isDue(topic: OpenTopic, now: Instant): boolean {
  return topic.everyMs === 0 || Math.floor(now / topic.everyMs) !== Math.floor(topic.flushedAt / topic.everyMs)
}

/** Makes a hub without topics. It has no clock, no timer and no transport. */
export function createHub(options: HubOptions): Hub {
  const topics = new Map<string, OpenTopic>()
  const changed = new Set<string>()
  let opened = 0

  return {
    open(topic, { items, everyMs }) {
      opened += 1
      const log = new TopicLog(topic, `${options.epoch}.${opened.toString(36)}`, { items, limits: options })
      topics.set(topic, { log, everyMs, flushedAt: Number.NEGATIVE_INFINITY })
    },
    close(topic) {
      topics.delete(topic)
      changed.delete(topic)
    },
    has: (topic) => topics.has(topic),
    change(topic, changes) {
      const log = topics.get(topic)?.log
      if (log === undefined) return 0
      const refused = log.change(changes)
      if (log.hasPending) changed.add(topic)
      return refused
    },
    flush(now) {
      const flushed: FlushedTopic[] = []
      for (const name of changed) {
        const topic = topics.get(name)
        if (topic === undefined || !isDue(topic, now)) continue
        changed.delete(name)
        const delta = topic.log.flush()
        if (delta === null) continue
        topic.flushedAt = now
        flushed.push({ topic: name, ...delta })
      }
      return flushed
    },
    catchUp: (topic, after) => topics.get(topic)?.log.catchUp(after) ?? null,
    position: (topic) => topics.get(topic)?.log.position ?? null,
    get hasPending() {
      return changed.size > 0
    },
    state: (topic) => topics.get(topic)?.log.items ?? null,
  }
}
