import { type Day, dayOf, endOfDay, formatInstant, type Instant, type Period } from '@toan-canh/calendar'
import { type FigureMapping, type Freshness, type UnitCode, worseFreshness, type SignalId } from '@toan-canh/contract'
import type { CompiledIndicator, Coverage } from '@toan-canh/engine'
import { freshnessOf } from '@toan-canh/live'
import type { SourceState } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { promiseOf } from '../ingest/promise-of.ts'
import { historyFloor } from '../ingest/source-board.ts'

/** When a number was so in the world, when we got it, and how far its sources keep their promise. */
export interface Provenance {
  readonly sources: readonly string[]
  readonly asOf: string | null
  readonly receivedAt: string | null
  readonly freshness: Freshness
}

/** What an indicator stands on. */
type Fed = Pick<CompiledIndicator, 'kind' | 'signals'>

/** The signals of which a source tells figures. */
export function toldSignals({ values }: FigureMapping): readonly SignalId[] {
  return Array.isArray(values) ? values.map(({ signal }) => signal) : Object.values(values.signal.values)
}

/** Whether a source tells what an indicator stands on: cases or assets of its kind, or figures of its signals. */
export function feeds({ definition: { map } }: LoadedSource, indicator: Fed): boolean {
  if (map.shape !== 'figure') return map.kind === indicator.kind
  return toldSignals(map).some((signal) => indicator.signals.has(signal))
}

/** The sources that feed an indicator for a unit: those in whose register the unit stands. */
export function sourcesFor(sources: Iterable<LoadedSource>, indicator: Fed, unit: UnitCode): LoadedSource[] {
  return [...sources].filter((source) => feeds(source, indicator) && source.register.find(unit)?.code === unit)
}

function completeFrom(state: SourceState | null): Day | null {
  const reached = state?.historyReachedTo ?? null
  return reached === null ? null : dayOf(reached - 1) + 1
}

/**
 * What the sources have told so far; the weakest decides. Without a history to load a source is whole from its first fact; before
 * it nothing is known of it, and nothing is awaited.
 */
export function coverageOf(sources: readonly LoadedSource[], stateOf: (id: string) => SourceState | null): Coverage {
  let floor = Number.POSITIVE_INFINITY
  let from: Day | null = Number.NEGATIVE_INFINITY
  let isComplete = sources.length > 0
  for (const source of sources) {
    const state = stateOf(source.id)
    const begin = historyFloor(source)
    if (begin === null && (state === null || state.facts === 0)) continue
    floor = Math.min(floor, begin === null ? Number.NEGATIVE_INFINITY : dayOf(begin))
    if (begin === null || state?.historyComplete === true) continue
    isComplete = false
    const day = completeFrom(state)
    from = day === null || from === null ? null : Math.max(from, day)
  }
  return { floor, completeFrom: isComplete ? floor : from, isComplete }
}

export interface ProvenanceContext {
  readonly stateOf: (id: string) => SourceState | null
  /** When a day of a source was first covered to its end. */
  readonly coveredAt: (source: string, day: Day) => Instant | null
  readonly now: Instant
}

/**
 * Times and freshness of a reading from its sources, the oldest first: a closed period that was fully covered does not age,
 * a running one is as old as the last successful coverage.
 */
export function provenanceOf(period: Period, sources: readonly LoadedSource[], context: ProvenanceContext): Provenance {
  const parts = sources.map((source) => {
    const state = context.stateOf(source.id)
    const closedAt = context.coveredAt(source.id, period.to)
    if (closedAt !== null) return { asOf: endOfDay(period.to), receivedAt: closedAt, freshness: 'fresh' as const }
    const promise = promiseOf(source.definition.promise)
    const coveredTo = state?.coveredTo ?? null
    return {
      asOf: coveredTo,
      receivedAt: state?.receivedAt ?? null,
      freshness: freshnessOf(promise, coveredTo, context.now),
    }
  })
  const earliest = (instants: readonly (Instant | null)[]) =>
    instants.length === 0 || instants.includes(null) ? null : Math.min(...instants.filter((each) => each !== null))
  const asOf = earliest(parts.map((part) => part.asOf))
  const receivedAt = earliest(parts.map((part) => part.receivedAt))
  return {
    sources: sources.map((source) => source.id),
    asOf: asOf === null ? null : formatInstant(asOf),
    receivedAt: receivedAt === null ? null : formatInstant(receivedAt),
    freshness: parts.length === 0 ? 'lost' : parts.map((part) => part.freshness).reduce(worseFreshness),
  }
}
