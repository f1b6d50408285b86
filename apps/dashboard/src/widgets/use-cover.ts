import type { Instant, Period } from '@toan-canh/calendar'
import type { IndicatorView, Item, SourceStatus } from '@toan-canh/contract'
import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react'

import { itemsOf, useLink, useLive, useTopic } from '../live/index.ts'
import { agedSource, type Cover, coverOf } from './cover.ts'
import { GroundContext, tellsOf } from './ground.ts'
import { sourcesTopic } from './scope.ts'

const minuteMs = 60_000

function isSource(item: Item): item is SourceStatus {
  return 'cadenceMs' in item
}

/** Until when the numbers of a scene were those of the centre; `null`: as long as the link stood. */
export const HeldContext = createContext<Instant | null>(null)

/**
 * The health of the sources that tell of the ground looked at, in the order of their names. Without the centre they are judged
 * anew every minute.
 */
export function useSources(): readonly SourceStatus[] {
  const items = itemsOf(useTopic(sourcesTopic))
  const ground = use(GroundContext)
  const link = useLink()
  const held = use(HeldContext)
  const heldUntil = link.kind === 'lost' ? Math.min(held ?? link.since, link.since) : null
  const minute = useMinute()
  const now = heldUntil === null ? null : minute
  return useMemo(
    () =>
      [...items.values()]
        .filter(isSource)
        .filter((source) => tellsOf(source, ground))
        .map((source) => (heldUntil === null || now === null ? source : agedSource(source, heldUntil, now)))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
    [items, ground, heldUntil, now],
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
