import type { Instant, Period } from '@toan-canh/calendar'
import type { IndicatorView, Item, SourceStatus } from '@toan-canh/contract'
import { use, useCallback, useMemo, useSyncExternalStore } from 'react'

import { itemsOf, useLink, useLive, useTopic } from '../live/index.ts'
import { type Cover, coverOf } from './cover.ts'
import { GroundContext, tellsOf } from './ground.ts'
import { sourcesTopic } from './scope.ts'

const minuteMs = 60_000

function isSource(item: Item): item is SourceStatus {
  return 'cadenceMs' in item
}

/** The health of the sources that tell of the ground looked at, in the order of their names. */
export function useSources(): readonly SourceStatus[] {
  const items = itemsOf(useTopic(sourcesTopic))
  const ground = use(GroundContext)
  return useMemo(
    () =>
      [...items.values()]
        .filter(isSource)
        .filter((source) => tellsOf(source, ground))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
    [items, ground],
  )
}

/** The running minute by the server's clock; renders once per minute. */
export function useMinute(): Instant {
  const { clock } = useLive()
  const read = () => Math.floor(clock.now() / minuteMs) * minuteMs
  return useSyncExternalStore(clock.listen, read, read)
}

/** Says until when the numbers of an indicator are covered in a period. */
export type Covering = (indicator: IndicatorView, period: Period) => Cover | null

/** The cover of any number of indicators; one that names no source stands on all of them. */
export function useCovering(): Covering {
  const all = useSources()
  const now = useMinute()
  const isOffline = useLink().kind === 'lost'
  return useCallback(
    (indicator, period) => {
      const named = all.filter((source) => indicator.sources.includes(source.id))
      return coverOf({ sources: named.length === 0 ? all : named, period, now, isOffline })
    },
    [all, now, isOffline],
  )
}

/** Until when an indicator's numbers of a period are covered. */
export function useCover(indicator: IndicatorView, period: Period): Cover | null {
  const covering = useCovering()
  return useMemo(() => covering(indicator, period), [covering, indicator, period])
}
