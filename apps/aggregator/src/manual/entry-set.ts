import { type Day, type Instant, parsePeriod, type Period, periodAt, periodSpan, startOfDay } from '@toan-canh/calendar'
import { type ManualConfig, type ManualField, manualConfigSchema, type Unit } from '@toan-canh/contract'
import { compileMapping, type Mapping } from '@toan-canh/connectors'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { figureDueAt, figurePromiseOf } from '../ingest/figure-freshness.ts'

/** A source whose numbers people enter, ready to be used. */
export interface EntrySet {
  readonly source: LoadedSource
  readonly config: ManualConfig
  readonly mapping: Mapping
}

/** The set that a source is; `null` when its numbers come by themselves. */
export function entrySetOf(source: LoadedSource): EntrySet | null {
  const parsed = manualConfigSchema.safeParse(source.definition.connector)
  if (!parsed.success) return null
  const mapping = compileMapping(source.definition.map, source.register, source.signals)
  return { source, config: parsed.data, mapping }
}

/** The sets among some sources; those of the sample only where it is on. */
export function entrySetsAmong(
  sources: Iterable<LoadedSource>,
  { hasSample }: { readonly hasSample: boolean },
): ReadonlyMap<string, EntrySet> {
  const sets = new Map<string, EntrySet>()
  for (const source of sources) {
    const set = hasSample || !source.definition.sample ? entrySetOf(source) : null
    if (set !== null) sets.set(source.id, set)
  }
  return sets
}

/** Unit of measure in which a number is kept. */
export function keptMeasure({ source }: EntrySet, { signal }: ManualField): string {
  return source.signals.get(signal)?.unit ?? ''
}

/** Unit of measure in which a number is entered. */
export function writtenMeasure(set: EntrySet, field: ManualField): string {
  return field.measure ?? keptMeasure(set, field)
}

/** The units that owe numbers of a period, as they were on its last day. */
export function owingUnits({ source: { register }, config: { units } }: EntrySet, period: Period): readonly Unit[] {
  if ('codes' in units) return units.codes.flatMap((code) => register.find(code, period.to) ?? [])
  const types = new Set(units.types)
  const codes = new Set(register.units.filter(({ type }) => types.has(type)).map(({ code }) => code))
  return [...codes].flatMap((code) => {
    const unit = register.find(code, period.to)
    return unit?.code === code && types.has(unit.type) ? [unit] : []
  })
}

const mostPeriods = 24

/** The periods that may be entered, from the first that is owed to the running one; of many the newest. */
export function owedPeriods({ config: { every, from } }: EntrySet, today: Day): readonly Period[] {
  const first = parsePeriod(from)
  const last = periodAt(every, today)
  if (first === null || first.kind !== every || first.from > last.from) return []
  return periodSpan(first, last).slice(-mostPeriods)
}

export function periodDueAt({ source }: EntrySet, period: Period): Instant {
  return figureDueAt(figurePromiseOf(source), period.to)
}

/** From when the numbers of a period that ends on a day no longer hold while no later ones are told. */
export function entryExpiresAt({ validDays }: Pick<ManualConfig, 'validDays'>, to: Day): Instant {
  return startOfDay(to + 1 + validDays)
}
