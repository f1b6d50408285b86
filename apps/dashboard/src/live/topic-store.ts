import type { Instant } from '@toan-canh/calendar'
import { type Frame, liveLimits, type TopicWish } from '@toan-canh/contract'
import { type BackOff, backOffMs } from '@toan-canh/live'
import type { Scheduler } from './scheduler.ts'
import { type OpenTopic, TopicEntry } from './topic-entry.ts'
import { type TopicStatus, type TopicView, waitingStatus, waitingView } from './topic-view.ts'

/** What the store needs of a link that is up. */
export interface TopicWire {
  subscribe(wishes: readonly TopicWish[]): void
  unsubscribe(topics: readonly string[]): void
}

/** A topic as it was kept, and until when it was in step with the centre. */
export interface KeptTopic {
  readonly held: OpenTopic
  readonly at: Instant
}

export interface TopicStore {
  /** Wants a topic as long as the result is not disposed; `onChange` is called at most once per painted frame. */
  watch(topic: string, onChange: () => void): Disposable
  view(topic: string): TopicView
  status(topic: string): TopicStatus
  /** The link is up: everything wanted is asked for, from where it stands. */
  linkUp(wire: TopicWire): void
  /** The link is lost: what is known stays, marked stale. */
  linkDown(since: Instant): void
  receive(frame: Frame): void
  /** While the link is lost: what was kept takes the place of what nobody can ask for, marked stale. Forgotten when it is up. */
  recall(kept: ReadonlyMap<string, KeptTopic>): void
  /** All that is in step with the centre. */
  inStep(): readonly (readonly [topic: string, held: OpenTopic])[]
  /** Tells of each topic that is let go while it is in step, until disposed. */
  heedRelease(listener: (topic: string, held: OpenTopic) => void): Disposable
  /** How many topics are held; bounded by `liveLimits.topicsPerViewer` plus what is really looked at. */
  readonly size: number
}

/** How long a topic stays subscribed after its last widget has gone: boards are switched back and forth. */
export const graceMs = 5_000
const retry: BackOff = { firstMs: 1_000, longestMs: 30_000 }

/** Makes an empty store. It owns no socket: a connection drives it with `linkUp`, `receive` and `linkDown`. */
export function createTopicStore(scheduler: Scheduler): TopicStore {
  const entries = new Map<string, TopicEntry>()
  const wanted = new Set<string>()
  const changed = new Set<TopicEntry>()
  const releases = new Set<(topic: string, held: OpenTopic) => void>()
  let recalled: ReadonlyMap<string, KeptTopic> = new Map()
  let wire: TopicWire | null = null

  function ask(topic: string): void {
    if (wire === null) return
    if (wanted.size === 0) scheduler.soon(sendWishes)
    wanted.add(topic)
  }

  function sendWishes(): void {
    const wishes = [...wanted].flatMap((topic): TopicWish[] => {
      const entry = entries.get(topic)
      if (entry === undefined) return []
      return [entry.position === undefined ? { topic } : { topic, after: entry.position }]
    })
    wanted.clear()
    for (let from = 0; from < wishes.length; from += liveLimits.topicsPerRequest) {
      wire?.subscribe(wishes.slice(from, from + liveLimits.topicsPerRequest))
    }
  }

  function show(entry: TopicEntry): void {
    if (changed.size === 0) scheduler.nextFrame(publish)
    changed.add(entry)
  }

  function publish(): void {
    const due = [...changed]
    changed.clear()
    for (const entry of due) entry.publish()
  }

  function release(topic: string, entry: TopicEntry): void {
    entry.timer?.[Symbol.dispose]()
    entries.delete(topic)
    const { inStep } = entry
    if (inStep !== null) for (const listener of releases) listener(topic, inStep)
    wire?.unsubscribe([topic])
  }

  function makeRoom(): void {
    for (const [topic, entry] of entries) {
      if (entries.size < liveLimits.topicsPerViewer) return
      if (entry.listeners.size === 0) release(topic, entry)
    }
  }

  function hold(topic: string): TopicEntry {
    const held = entries.get(topic)
    if (held !== undefined) return held
    makeRoom()
    const entry = new TopicEntry()
    entries.set(topic, entry)
    bringBack(topic, entry)
    ask(topic)
    return entry
  }

  function bringBack(topic: string, entry: TopicEntry): void {
    const kept = recalled.get(topic)
    if (kept !== undefined && entry.recall(kept.held, kept.at)) show(entry)
  }

  function after(entry: TopicEntry, delayMs: number, work: () => void): void {
    entry.timer?.[Symbol.dispose]()
    entry.timer = scheduler.later(delayMs, work)
  }

  function retryLater(topic: string, entry: TopicEntry): void {
    entry.retries += 1
    if (entry.listeners.size > 0) after(entry, backOffMs(retry, entry.retries, scheduler.chance()), () => ask(topic))
  }

  return {
    watch(topic, onChange) {
      const entry = hold(topic)
      const listener = () => onChange()
      const wasIdle = entry.listeners.size === 0
      entry.listeners.add(listener)
      if (wasIdle && entry.timer !== null) {
        entry.timer[Symbol.dispose]()
        entry.timer = null
        if (entry.retries > 0) ask(topic)
      }
      return {
        [Symbol.dispose]() {
          if (entry.listeners.delete(listener) && entry.listeners.size === 0) {
            after(entry, graceMs, () => release(topic, entry))
          }
        },
      }
    },
    view: (topic) => entries.get(topic)?.view ?? waitingView,
    status: (topic) => entries.get(topic)?.status ?? waitingStatus,
    linkUp(next) {
      wire = next
      recalled = new Map()
      for (const topic of entries.keys()) ask(topic)
    },
    linkDown(since) {
      wire = null
      wanted.clear()
      for (const entry of entries.values()) {
        entry.goStale(since)
        show(entry)
      }
    },
    receive(frame) {
      for (const message of frame) {
        const entry = entries.get(message.topic)
        if (entry === undefined) continue
        const applied = entry.apply(message, scheduler.now())
        if (applied === 'gap') ask(message.topic)
        if (applied === 'retry') retryLater(message.topic, entry)
        if (applied === 'changed' || applied === 'retry') show(entry)
      }
    },
    recall(kept) {
      if (wire !== null) return
      recalled = kept
      for (const [topic, entry] of entries) bringBack(topic, entry)
    },
    inStep: () => [...entries].flatMap(([topic, { inStep }]) => (inStep === null ? [] : [[topic, inStep] as const])),
    heedRelease(listener) {
      releases.add(listener)
      return { [Symbol.dispose]: () => void releases.delete(listener) }
    },
    get size() {
      return entries.size
    },
  }
}
