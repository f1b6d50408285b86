import { type Day, isoDay } from '@toan-canh/calendar'
import type { SourceQuality, Unit, UnitQuality } from '@toan-canh/contract'
import type { PromiseTime, QualityDay } from '@toan-canh/store'
import { type Parts, scoreOf, shareOf } from './score-of.ts'

/** What is known of one source over the days that are assessed. */
export interface Assessed {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly isSample: boolean
  /** Units that must be told of, and which of them were by the end of a day; `null`: nothing was promised. */
  readonly expects: { readonly units: readonly Unit[]; readonly toldBy: (day: Day) => ReadonlySet<string> } | null
  /** The first day on which anything came in; nothing is expected before it. */
  readonly firstDay: Day | null
  /** Stored facts, and how many of them contradict themselves now. */
  readonly facts: number
  readonly contradictory: number
  readonly days: readonly QualityDay[]
  readonly promises: readonly PromiseTime[]
}

export interface Span {
  readonly from: Day
  readonly to: Day
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((total, each) => total + of(each), 0)
}

function validOf(days: readonly QualityDay[]): Parts['valid'] {
  const changed = sum(days, (day) => day.changed)
  return shareOf(changed, changed + sum(days, (day) => day.refused))
}

function cleanOf(days: readonly QualityDay[]): Parts['clean'] {
  const changed = sum(days, (day) => day.changed)
  return shareOf(changed - sum(days, (day) => day.contradictory), changed)
}

function liveOf(promises: readonly PromiseTime[]): Parts['live'] {
  const kept = sum(promises, (each) => each.keptMs)
  return shareOf(kept, kept + sum(promises, (each) => each.brokenMs))
}

/** The units that were told of within so many days before the end of a day. */
export function toldWithin(days: readonly QualityDay[], withinDays: number): (day: Day) => ReadonlySet<string> {
  return (to) => {
    const from = to - withinDays + 1
    return new Set(days.flatMap(({ unit, day, changed }) => (changed > 0 && day >= from && day <= to ? [unit] : [])))
  }
}

/** The units that a source should have been told of by the end of a day and was not. */
export function missingUnits(source: Assessed, to: Day): readonly Unit[] {
  const { units, toldBy } = source.expects ?? { units: [], toldBy: () => new Set<string>() }
  const told = toldBy(to)
  return units.filter((unit) => !told.has(unit.code))
}

function completeOf(source: Assessed, to: Day): Parts['complete'] {
  const isAwaited = source.firstDay !== null && to >= source.firstDay
  const expected = isAwaited ? (source.expects?.units.length ?? 0) : 0
  if (expected === 0) return shareOf(0, 0)
  return shareOf(expected - missingUnits(source, to).length, expected)
}

function scored(parts: Parts): Parts & { readonly score: number | null } {
  return { ...parts, score: scoreOf(parts) }
}

function within<T extends { readonly day: Day }>(list: readonly T[], { from, to }: Span): readonly T[] {
  return list.filter(({ day }) => day >= from && day <= to)
}

function scoreOfDay(source: Assessed, day: Day): number | null {
  const only = { from: day, to: day }
  const days = within(source.days, only)
  const live = liveOf(within(source.promises, only))
  return scoreOf({ valid: validOf(days), complete: completeOf(source, day), clean: cleanOf(days), live })
}

/** The score of a source over a span of days, and of each day. */
export function assessSource(source: Assessed, span: Span): SourceQuality {
  const { id, name, owner, isSample, facts, contradictory } = source
  const days = within(source.days, span)
  const parts = scored({
    valid: validOf(days),
    complete: completeOf(source, span.to),
    clean: shareOf(facts - contradictory, facts),
    live: liveOf(within(source.promises, span)),
  })
  const trend = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index)
  return {
    source: id,
    name,
    owner,
    isSample,
    ...parts,
    trend: trend.map((day) => ({ day: isoDay(day), score: scoreOfDay(source, day) })),
  }
}

/**
 * The scores of units over a span of days, each of all that sources told of it and of the promises of those that should have told;
 * in the order of `units`.
 */
export function assessUnits(units: readonly Unit[], sources: readonly Assessed[], span: Span): readonly UnitQuality[] {
  const daysOfUnit = Map.groupBy(
    sources.flatMap((source) => within(source.days, span)),
    (day) => day.unit,
  )
  const expectations = sources.map((source) => ({
    expected: new Set(source.expects?.units.map(({ code }) => code) ?? []),
    told: source.expects?.toldBy(span.to) ?? new Set<string>(),
    promises: within(source.promises, span),
  }))
  return units.map(({ code, name }) => {
    const days = daysOfUnit.get(code) ?? []
    const expecting = expectations.filter(({ expected }) => expected.has(code))
    const told = expecting.filter((each) => each.told.has(code))
    const parts = scored({
      valid: validOf(days),
      complete: shareOf(told.length, expecting.length),
      clean: cleanOf(days),
      live: liveOf(expecting.flatMap(({ promises }) => promises)),
    })
    return { unit: code, name, ...parts }
  })
}
