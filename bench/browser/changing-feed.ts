import { periodSpan } from '@toan-canh/calendar'
import { type FigureTopic, isFigureTopic, type Item, type Point, type SourceStatus } from '@toan-canh/contract'
import type { OpenedTopic, Publish, TopicFeed } from '../../apps/aggregator/src/live/topic-feed.ts'
import { type Chance, createChance } from '../measure/chance.ts'

const tickMs = 20

interface Open {
  readonly publish: Publish
  /** The keys whose values change: the newest step of a series, any member of a breakdown. */
  readonly changing: readonly string[]
  nextAt: number
}

/** A feed whose topics all change at one pace, each at a moment of its own. */
export interface ChangingFeed extends TopicFeed, Disposable {
  /** Changes per second of every topic that is opened from now on. */
  pace(perSecond: number): void
  readonly published: number
}

interface Ground {
  readonly members: readonly string[]
  readonly sources: readonly SourceStatus[]
}

function pointOf(topic: FigureTopic, chance: Chance, seq: number): Point {
  const isShare = /rate|of_received/.test(topic.indicator)
  if (!isShare) return { v: 1_000 + chance.below(90_000), l: 'none', s: seq }
  const d = 40_000 + chance.below(20_000)
  const isLow = /overdue|refused|supplement/.test(topic.indicator)
  const n = Math.round(d * (isLow ? chance.share() * 0.02 : 0.96 + chance.share() * 0.04))
  return { v: (n / d) * 100, n, d, l: isLow ? 'none' : 'ok', s: seq }
}

function keysOf(topic: FigureTopic, members: readonly string[]): readonly string[] {
  if (topic.kind === 'reading') return ['']
  if (topic.kind === 'breakdown') return members
  const steps = periodSpan(topic.first, topic.last).map(({ id }) => id)
  return topic.kind === 'series' ? steps : members.flatMap((member) => steps.map((step) => `${member}|${step}`))
}

/** Starts the feed; values are made, times are real. */
export function startChangingFeed({ members, sources }: Ground): ChangingFeed {
  const chance = createChance(7)
  const open = new Map<string, { readonly topic: FigureTopic; readonly at: Open }>()
  let everyMs = 1_000
  let seq = 1
  let published = 0

  function tick(): void {
    const now = performance.now()
    for (const { topic, at } of open.values()) {
      if (now < at.nextAt) continue
      at.nextAt = Math.max(now, at.nextAt + everyMs)
      seq += 1
      published += 1
      const key = topic.kind === 'breakdown' ? (at.changing[chance.below(at.changing.length)] ?? '') : at.changing[0]
      at.publish([[key ?? '', pointOf(topic, chance, seq)]])
    }
  }
  const timer = setInterval(tick, tickMs)
  return {
    open(topic, name, publish): Promise<OpenedTopic> {
      if (!isFigureTopic(topic)) {
        const statuses = new Map<string, Item>(sources.map((source) => [source.id, source]))
        return Promise.resolve({ items: statuses, [Symbol.dispose]: () => {} })
      }
      const keys = keysOf(topic, members)
      const changing = topic.kind === 'series' ? keys.slice(-1) : keys
      open.set(name, { topic, at: { publish, changing, nextAt: performance.now() + chance.share() * everyMs } })
      const items = new Map<string, Item>(keys.map((key) => [key, pointOf(topic, chance, seq)]))
      return Promise.resolve({ items, [Symbol.dispose]: () => void open.delete(name) })
    },
    pace(perSecond) {
      everyMs = 1_000 / perSecond
    },
    get published() {
      return published
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}
