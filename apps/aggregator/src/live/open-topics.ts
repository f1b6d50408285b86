import type { Instant } from '@toan-canh/calendar'
import type { Item, RefusalCode, Topic } from '@toan-canh/contract'
import type { Hub } from '@toan-canh/live'
import type { GatewayLimits } from './gateway-limits.ts'
import { refusalSentences } from './refusal-sentences.ts'
import type { OpenedTopic, TopicFeed, TopicRefusal } from './topic-feed.ts'

export type Settled = 'open' | TopicRefusal

export interface OpenTopicsOptions {
  readonly hub: Hub
  readonly feed: TopicFeed
  readonly clock: () => Instant
  readonly limits: GatewayLimits
  /** Told when the feed fails; the viewers are told `busy`. */
  readonly onFault: (fault: unknown, topic: string) => void
  /** Called when the hub has taken changes. */
  readonly onChanged?: () => void
}

export interface OpenTopicsCounts {
  readonly open: number
  readonly idle: number
  readonly opening: number
  readonly waiting: number
  /** New keys over `itemsPerTopic`, since the start. */
  readonly itemsRefused: number
}

/** The topics that are open at the hub: each asked of the feed once, kept while held and a bounded while longer. */
export interface OpenTopics extends Disposable {
  /** The name and topic as they are held already, so that a thousand viewers share them instead of keeping their own. */
  shared(name: string): NamedTopic | undefined
  /** Holds a topic until disposed. `settle` is called once: at once when it is open already, or when that is decided. */
  hold(topic: Topic, name: string, settle: (settled: Settled) => void): Disposable
  /** Closes topics that nobody has held for `idleMs`. */
  sweep(now: Instant): void
  readonly counts: OpenTopicsCounts
}

export interface NamedTopic {
  readonly name: string
  readonly topic: Topic
}

interface Entry extends NamedTopic {
  readonly holders: Set<(settled: Settled) => void>
  /** Changes published while the feed was still reading; `null` once the hub takes them. */
  early: Map<string, Item | null> | null
  opened: OpenedTopic | null
  isClosed: boolean
}

function refusal(code: RefusalCode): TopicRefusal {
  return { code, sentence: refusalSentences[code] }
}

function isOlder(item: Item | null, than: Item | undefined): boolean {
  return item !== null && than !== undefined && 's' in item && 's' in than && item.s < than.s
}

/** Slow topics are those with many keys: their deltas are larger and their charts redraw at most twice a second. */
function everyMsOf(topic: Topic, limits: GatewayLimits): number {
  const isSlow = topic.kind === 'breakdown' || topic.kind === 'matrix' || topic.kind === 'assets'
  return isSlow ? limits.slowTickMs : 0
}

/** Makes an empty set of open topics. */
export function createOpenTopics(options: OpenTopicsOptions): OpenTopics {
  const { hub, feed, clock, limits, onFault } = options
  const entries = new Map<string, Entry>()
  const waiting = new Set<Entry>()
  const idleSince = new Map<Entry, Instant>()
  let opening = 0
  let itemsRefused = 0

  function close(entry: Entry): void {
    entry.isClosed = true
    entries.delete(entry.name)
    waiting.delete(entry)
    idleSince.delete(entry)
    if (entry.opened === null) return
    hub.close(entry.name)
    entry.opened[Symbol.dispose]()
  }

  function closeOldestIdle(): void {
    const oldest = idleSince.keys().next()
    if (!oldest.done) close(oldest.value)
  }

  function settle(entry: Entry, settled: Settled): void {
    for (const holder of entry.holders) holder(settled)
  }

  function refuse(entry: Entry, reason: TopicRefusal): void {
    if (entry.isClosed) return
    close(entry)
    settle(entry, reason)
  }

  function rest(entry: Entry): void {
    idleSince.set(entry, clock())
    while (idleSince.size > limits.idleTopics) closeOldestIdle()
  }

  function change(entry: Entry, changes: Iterable<readonly [string, Item | null]>): void {
    itemsRefused += hub.change(entry.name, changes)
    options.onChanged?.()
  }

  function publish(entry: Entry, changes: Iterable<readonly [string, Item | null]>): void {
    if (entry.isClosed) return
    if (entry.early === null) change(entry, changes)
    else for (const [key, item] of changes) if (entry.early.size < limits.itemsPerTopic) entry.early.set(key, item)
  }

  function accept(entry: Entry, opened: OpenedTopic): void {
    if (entry.isClosed) return opened[Symbol.dispose]()
    entry.opened = opened
    if (opened.items.size > limits.itemsPerTopic) return refuse(entry, refusal('out_of_bounds'))
    hub.open(entry.name, { items: opened.items, everyMs: everyMsOf(entry.topic, limits) })
    const early = [...(entry.early ?? [])].filter(([key, item]) => !isOlder(item, opened.items.get(key)))
    entry.early = null
    change(entry, early)
    if (entry.holders.size === 0) rest(entry)
    return settle(entry, 'open')
  }

  async function open(entry: Entry): Promise<void> {
    const late = setTimeout(() => refuse(entry, refusal('busy')), limits.openWithinMs)
    try {
      const answer = await feed.open(
        entry.topic,
        entry.name,
        (changes) => publish(entry, changes),
        (reason) => refuse(entry, reason),
      )
      if ('code' in answer) refuse(entry, answer)
      else accept(entry, answer)
    } catch (fault) {
      onFault(fault, entry.name)
      refuse(entry, refusal('busy'))
    } finally {
      clearTimeout(late)
      opening -= 1
      openNext()
    }
  }

  function openNext(): void {
    while (opening < limits.opensAtOnce) {
      const next = waiting.values().next()
      if (next.done) return
      waiting.delete(next.value)
      opening += 1
      void open(next.value)
    }
  }

  function begin(topic: Topic, name: string): Entry | null {
    if (entries.size >= limits.openTopics) closeOldestIdle()
    if (entries.size >= limits.openTopics || waiting.size >= limits.opensWaiting) return null
    const entry: Entry = { name, topic, holders: new Set(), early: new Map(), opened: null, isClosed: false }
    entries.set(name, entry)
    waiting.add(entry)
    return entry
  }

  function release(entry: Entry): void {
    if (entry.isClosed || entry.holders.size > 0) return
    if (entry.opened !== null) rest(entry)
    else if (waiting.has(entry)) close(entry)
  }

  return {
    shared: (name) => entries.get(name),
    hold(topic, name, onSettled) {
      const entry = entries.get(name) ?? begin(topic, name)
      if (entry === null) {
        onSettled(refusal('busy'))
        return { [Symbol.dispose]: () => {} }
      }
      const holder = (settled: Settled) => onSettled(settled)
      entry.holders.add(holder)
      idleSince.delete(entry)
      if (entry.opened === null) openNext()
      else holder('open')
      return {
        [Symbol.dispose]() {
          if (entry.holders.delete(holder)) release(entry)
        },
      }
    },
    sweep(now) {
      for (const [entry, since] of idleSince) {
        if (now - since < limits.idleMs) return
        close(entry)
      }
    },
    get counts() {
      return { open: entries.size, idle: idleSince.size, opening, waiting: waiting.size, itemsRefused }
    },
    [Symbol.dispose]() {
      const all = [...entries.values()]
      for (const entry of all) close(entry)
    },
  }
}
