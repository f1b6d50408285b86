import type { FixedPeriodKind, Period } from '@toan-canh/calendar'
import type { IndicatorView } from '@toan-canh/contract'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { itemsOf, type LiveConnection, type TopicStatus, useLive } from '../live/index.ts'
import { type Latest, latestOf, stepsOf } from './latest.ts'
import { type Scope, seriesTopic } from './scope.ts'

/** What is known of the latest number of an indicator. */
export interface Told {
  readonly indicator: IndicatorView
  readonly status: TopicStatus
  readonly latest: Latest | null
}

interface Asked {
  readonly indicator: IndicatorView
  readonly topic: string
  readonly steps: readonly Period[]
}

/** The question for the latest number of an indicator: its topic, and the steps that it answers; they are of the given kind. */
export function askLatest(indicator: IndicatorView, scope: Scope, kind?: FixedPeriodKind): Asked {
  const steps = stepsOf(indicator, scope, kind)
  const [first, last] = [steps[0] ?? scope.period, steps.at(-1) ?? scope.period]
  return { indicator, topic: seriesTopic(scope, indicator.id, { first, last }), steps }
}

/** Reads all questions; what did not change keeps its identity, so that nothing renders for it. */
function readerOf(topics: LiveConnection['topics'], asked: readonly Asked[]): () => readonly Told[] {
  let told: readonly Told[] = []
  let seen: readonly unknown[] = []
  return () => {
    const views = asked.map(({ topic }) => topics.view(topic))
    if (told.length > 0 && views.every((view, at) => view === seen[at])) return told
    const before = { told, seen }
    told = asked.map(({ indicator, topic, steps }, at) => {
      const view = views[at]
      const known = view === before.seen[at] ? before.told[at] : undefined
      if (known !== undefined || view === undefined)
        return known ?? { indicator, status: topics.status(topic), latest: null }
      return { indicator, status: topics.status(topic), latest: latestOf(itemsOf(view), steps) }
    })
    seen = views
    return told
  }
}

/** The latest number of each indicator, in their order; renders when one of them changed. */
export function useLatest(indicators: readonly IndicatorView[], scope: Scope, kind?: FixedPeriodKind): readonly Told[] {
  const { topics } = useLive()
  const asked = useMemo(
    () => indicators.map((indicator) => askLatest(indicator, scope, kind)),
    [indicators, scope, kind],
  )
  const read = useMemo(() => readerOf(topics, asked), [topics, asked])
  const listen = useCallback(
    (listener: () => void) => {
      const watched = asked.map(({ topic }) => topics.watch(topic, listener))
      return () => {
        for (const each of watched) each[Symbol.dispose]()
      }
    },
    [topics, asked],
  )
  return useSyncExternalStore(listen, read, read)
}
