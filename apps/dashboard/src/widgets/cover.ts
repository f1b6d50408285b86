import { endOfDay, type Instant, type Period } from '@toan-canh/calendar'
import { type Freshness, type SourceStatus, worseFreshness } from '@toan-canh/contract'
import { freshnessOf } from '@toan-canh/live'

/** Until when a number is covered by its sources, and what that says of it now. */
export interface Cover {
  readonly freshness: Freshness
  /** Until when the world is covered; `null` when a source has never been. */
  readonly asOf: Instant | null
  readonly ageMs: number
  readonly isSample: boolean
  /** Seconds until the history behind the number is complete; `undefined` when it is, `null` when unknown. */
  readonly historyLeft: number | null | undefined
  /** The period is over and was wholly covered: the number is final until revised. */
  readonly isClosed: boolean
  /** Its source has been gone for so long that the number is no longer shown as one. */
  readonly isExpired: boolean
  /** The screen has lost its centre: times turn into ages. */
  readonly isOffline: boolean
}

export interface CoverQuestion {
  readonly sources: readonly SourceStatus[]
  readonly period: Period
  readonly now: Instant
  readonly isOffline: boolean
}

/** How a number is shown for its age: dimmed and without a level when its time is lost, as a dash when it has expired. */
export type NumberAge = 'current' | 'dimmed' | 'expired'

/** The age of the numbers under a cover; `null` while no source is known. */
export function numberAgeOf(cover: Pick<Cover, 'freshness' | 'isExpired'> | null): NumberAge {
  if (cover === null) return 'current'
  if (cover.isExpired) return 'expired'
  return cover.freshness === 'stale' || cover.freshness === 'lost' ? 'dimmed' : 'current'
}

/**
 * A source as a screen without its centre judges it: nothing later than `heldUntil` covers what the screen shows, and the promise
 * steps on by the clock, fresh → late → stale → lost (DESIGN §1, first rule). It never gets better than it was told.
 */
export function agedSource(source: SourceStatus, heldUntil: Instant, now: Instant): SourceStatus {
  if (source.coveredTo === null) return source
  const coveredUntil = Math.min(Date.parse(source.coveredTo), heldUntil)
  return {
    ...source,
    coveredTo: new Date(coveredUntil).toISOString(),
    freshness: worseFreshness(source.freshness, freshnessOf(source, coveredUntil, now)),
  }
}

function coveredTo(source: SourceStatus): Instant {
  return source.coveredTo === null ? Number.NEGATIVE_INFINITY : Date.parse(source.coveredTo)
}

function historyLeftOf(sources: readonly SourceStatus[]): number | null | undefined {
  const open = sources.flatMap(({ history }) => (history === null || history.isComplete ? [] : [history.secondsLeft]))
  if (open.length === 0) return undefined
  const known = open.filter((seconds) => seconds !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** The cover of a number over its sources; `null` while none is known. A closed period that was wholly covered does not age. */
export function coverOf({ sources, period, now, isOffline }: CoverQuestion): Cover | null {
  if (sources.length === 0) return null
  const oldest = Math.min(...sources.map(coveredTo))
  const end = endOfDay(period.to)
  const isClosed = oldest >= end
  const asOf = Math.min(oldest, end)
  const ageMs = Number.isFinite(asOf) ? Math.max(0, now - asOf) : Number.POSITIVE_INFINITY
  const told = sources.map((source) => source.freshness).reduce(worseFreshness)
  return {
    freshness: isClosed ? 'fresh' : told,
    asOf: Number.isFinite(asOf) ? asOf : null,
    ageMs,
    isSample: sources.some((source) => source.isSample),
    historyLeft: historyLeftOf(sources),
    isClosed,
    isExpired:
      !isClosed && sources.some((source) => now - coveredTo(source) > source.expiresMs && source.coveredTo !== null),
    isOffline,
  }
}
