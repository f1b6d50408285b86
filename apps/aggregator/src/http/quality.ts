import { type Day, isoDay, startOfDay } from '@toan-canh/calendar'
import type { QualityAnswer, QualityCauses } from '@toan-canh/contract'
import {
  countContradictory,
  type PromiseTime,
  type QualityDay,
  readContradictions,
  readFirstQualityDays,
  readPromiseDays,
  readQualityDays,
  readRefusals,
} from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { promiseOf } from '../ingest/promise-of.ts'
import { readEntryPeriods } from '../manual/entry-periods.ts'
import { entrySetsAmong } from '../manual/entry-set.ts'
import { assessEntries, type EntryPromise } from '../quality/assess-entries.ts'
import { type Assessed, assessSource, assessUnits, missingUnits, type Span, toldWithin } from '../quality/assess.ts'
import { promiseSince } from '../quality/promise-time.ts'
import { rushedClosings } from '../quality/rushed-closings.ts'
import { suspicionsOfSource } from '../quality/signs-among.ts'
import type { Settings } from '../settings/read-settings.ts'
import { HttpProblem } from './problem.ts'

/** The stretch since the last coverage, which no batch has written down yet: silence counts while it lasts. */
function runningPromise(centre: Centre, { id, definition }: LoadedSource): readonly PromiseTime[] {
  if (definition.run !== 'always') return []
  return promiseSince(centre.board.stateOf(id), promiseOf(definition.promise), centre.now())
}

function expectedOf(
  { definition, register }: LoadedSource,
  days: readonly QualityDay[],
  today: Day,
): Assessed['expects'] {
  const { expects } = definition
  if (expects === undefined) return null
  const units = register.units.filter(
    (unit) => expects.types.includes(unit.type) && register.find(unit.code, today) === unit,
  )
  return { units, toldBy: toldWithin(days, expects.withinDays) }
}

interface Stored {
  readonly days: ReadonlyMap<string, readonly QualityDay[]>
  readonly promises: ReadonlyMap<string, readonly PromiseTime[]>
  readonly firstDays: ReadonlyMap<string, Day>
  readonly contradictory: ReadonlyMap<string, number>
  readonly entries: ReadonlyMap<string, EntryPromise>
}

/** Whether the sample is on: what its people owe counts only then. */
type Owed = Pick<Settings, 'hasSample'>
const allOwed: Owed = { hasSample: true }

/** The promises of all that people enter, by source. */
async function readEntries(centre: Centre, span: Span, owed: Owed): Promise<ReadonlyMap<string, EntryPromise>> {
  const sets = entrySetsAmong(centre.catalogue.sources.values(), owed)
  const promises = [...sets.values()].map(async (set) => {
    const periods = await readEntryPeriods(centre.database, set, centre.today())
    return [set.source.id, assessEntries(set, periods, span, centre.now())] as const
  })
  return new Map(await Promise.all(promises))
}

async function readStored(centre: Centre, { from, to }: Span, owed: Owed): Promise<Stored> {
  const [days, promises, firstDays, contradictory, entries] = await Promise.all([
    readQualityDays(centre.database, from, to),
    readPromiseDays(centre.database, from, to),
    readFirstQualityDays(centre.database),
    countContradictory(centre.database),
    readEntries(centre, { from, to }, owed),
  ])
  return {
    days: Map.groupBy(days, (each) => each.source),
    promises: Map.groupBy(promises, (each) => each.source),
    firstDays,
    contradictory,
    entries,
  }
}

function assessed(centre: Centre, source: LoadedSource, stored: Stored): Assessed {
  const { id, definition } = source
  const days = stored.days.get(id) ?? []
  return {
    id,
    name: definition.vi,
    owner: definition.owner,
    isSample: definition.sample,
    expects: expectedOf(source, days, centre.today()),
    firstDay: stored.firstDays.get(id) ?? null,
    facts: centre.board.stateOf(id)?.facts ?? 0,
    contradictory: stored.contradictory.get(id) ?? 0,
    days,
    promises: [...(stored.promises.get(id) ?? []), ...runningPromise(centre, source)],
    ...stored.entries.get(id),
  }
}

function spanOf(centre: Centre, days: number): Span {
  return { from: centre.today() - days + 1, to: centre.today() }
}

/** Units that must be told of within some days are looked for further back than the span. */
function longestExpectation(centre: Centre): number {
  return Math.max(
    0,
    ...[...centre.catalogue.sources.values()].map(({ definition }) => definition.expects?.withinDays ?? 0),
  )
}

/** Sources that have a health: those that are read, and what people owe, entered or not. */
function shown(centre: Centre, { entries }: Stored): LoadedSource[] {
  return [...centre.catalogue.sources.values()].filter(({ id, definition }) => {
    const isOwed = definition.connector.type !== 'manual' || entries.has(id)
    return isOwed && (centre.board.statuses.has(id) || (entries.get(id)?.expects ?? null) !== null)
  })
}

function byScore(a: { readonly score: number | null }, b: { readonly score: number | null }): number {
  return (a.score ?? Number.POSITIVE_INFINITY) - (b.score ?? Number.POSITIVE_INFINITY)
}

/** GET /api/v1/quality */
export async function quality(
  centre: Centre,
  { days }: { readonly days: number },
  owed: Owed = allOwed,
): Promise<QualityAnswer> {
  const span = spanOf(centre, days)
  const stored = await readStored(centre, { from: span.from - longestExpectation(centre), to: span.to }, owed)
  const sources = shown(centre, stored).map((source) => assessed(centre, source, stored))
  const told = new Set(sources.flatMap((source) => source.days.map(({ unit }) => unit)))
  const expected = new Set(sources.flatMap(({ expects }) => expects?.units.map(({ code }) => code) ?? []))
  const { register } = centre.catalogue
  const units = register.units.filter(
    (unit) => (told.has(unit.code) || expected.has(unit.code)) && register.find(unit.code) === unit,
  )
  return {
    from: isoDay(span.from),
    to: isoDay(span.to),
    sources: sources.map((source) => assessSource(source, span)).toSorted(byScore),
    units: assessUnits(units, sources, span).toSorted(byScore),
  }
}

const minuteMs = 60_000

/** GET /api/v1/quality/:source */
export async function qualityCauses(
  centre: Centre,
  { source: id, days }: { readonly source: string; readonly days: number },
  owed: Owed = allOwed,
): Promise<QualityCauses> {
  const source = centre.catalogue.sources.get(id)
  if (source === undefined) throw new HttpProblem('not_found', `Không có nguồn ${id}`)
  const span = spanOf(centre, days)
  const stored = await readStored(centre, { from: span.from - longestExpectation(centre), to: span.to }, owed)
  const found = assessed(centre, source, stored)
  const broken = Map.groupBy(found.promises, ({ day }) => day)
  return {
    refused: await readRefusals(centre.database, id, startOfDay(span.from)),
    contradictions: await readContradictions(centre.database, id),
    suspicions: [...(await suspicionsOfSource(centre, source)), ...(await rushedClosings(centre, source, days))],
    missing: missingUnits(found, span.to).map(({ code, name }) => ({ unit: code, name })),
    broken: [...broken].flatMap(([day, times]) => {
      const minutes = Math.round(times.reduce((total, { brokenMs }) => total + brokenMs, 0) / minuteMs)
      return minutes > 0 && day >= span.from && day <= span.to ? [{ day: isoDay(day), minutes }] : []
    }),
  }
}
