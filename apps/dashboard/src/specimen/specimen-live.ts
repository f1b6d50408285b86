import type { Instant } from '@toan-canh/calendar'
import { parseTopic, type SourceStatus, type UnitCode } from '@toan-canh/contract'
import type { LinkState, LiveConnection } from '../live/index.ts'
import { observable } from '../live/observable.ts'
import { browserScheduler, type Scheduler } from '../live/scheduler.ts'
import { createServerClock } from '../live/server-clock.ts'
import { createTopicStore } from '../live/topic-store.ts'
import { specimenItems } from './specimen-items.ts'

export interface SpecimenSettings {
  /** The instant the specimen's clock shows when it starts. */
  readonly startsAt: Instant
  readonly units: readonly UnitCode[]
  readonly source: Partial<SourceStatus>
  /** Topics that never answer, for the waiting state. */
  readonly isSilent: boolean
  /** The link is lost after the first answers. */
  readonly isOffline: boolean
  readonly scheduler?: Scheduler
}

/** A connection without a socket: every wish is answered from the sample values, with the product's own store and clock. */
export function specimenLive(settings: SpecimenSettings): LiveConnection {
  const { startsAt, units, source, isSilent, isOffline, scheduler: base = browserScheduler } = settings
  const openedAt = base.now()
  const scheduler = { ...base, now: () => startsAt + base.now() - openedAt }
  const topics = createTopicStore(scheduler)
  const link = observable<LinkState>({ kind: 'live', since: startsAt })
  topics.linkUp({
    subscribe(wishes) {
      for (const { topic: name } of wishes) {
        const topic = parseTopic(name)
        if (topic === null || (isSilent && topic.kind !== 'sources')) continue
        topics.receive([
          {
            k: 's',
            topic: name,
            epoch: 'specimen',
            seq: 1,
            items: specimenItems({ topic, now: startsAt, units, source }),
          },
        ])
      }
    },
    unsubscribe() {},
  })
  if (isOffline) {
    scheduler.later(1_500, () => {
      topics.linkDown(scheduler.now())
      link.set({ kind: 'lost', since: scheduler.now(), retryAt: scheduler.now() + 5_000 })
    })
  }
  return { topics, link, clock: createServerClock(scheduler), [Symbol.dispose]() {} }
}
