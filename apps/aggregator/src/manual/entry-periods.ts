import type { Day, Instant, Period } from '@toan-canh/calendar'
import type { Unit } from '@toan-canh/contract'
import { type Database, type EntryStand, readStands } from '@toan-canh/store'
import { type EntrySet, owedPeriods, owingUnits, periodDueAt } from './entry-set.ts'

/** A period of a set that is over: who owes it, by when, and who has told since when. */
export interface EntryPeriod {
  readonly period: Period
  readonly dueAt: Instant
  readonly owing: readonly Unit[]
  /** When the first revision of each unit was approved. */
  readonly toldAt: ReadonlyMap<string, Instant>
  /** When the last of those that owe it was approved; `null`: some are missing. */
  readonly arrivedAt: Instant | null
}

/** Where the periods of a set stand that are over by a day, the oldest first. */
function entryPeriodsAmong(set: EntrySet, stands: readonly EntryStand[], today: Day): readonly EntryPeriod[] {
  return owedPeriods(set, today)
    .filter(({ to }) => to < today)
    .map((period) => {
      const owing = owingUnits(set, period)
      const told = stands.flatMap(({ period: of, unit, toldAt }) =>
        of === period.id && toldAt !== null ? [[unit, toldAt] as const] : [],
      )
      const toldAt = new Map(told)
      const all = owing.map(({ code }) => toldAt.get(code) ?? Number.POSITIVE_INFINITY)
      const last = Math.max(...all)
      return { period, dueAt: periodDueAt(set, period), owing, toldAt, arrivedAt: Number.isFinite(last) ? last : null }
    })
}

/** Asks where the periods of a set stand that are over by a day. */
export async function readEntryPeriods(database: Database, set: EntrySet, today: Day): Promise<readonly EntryPeriod[]> {
  const ids = owedPeriods(set, today).map(({ id }) => id)
  return entryPeriodsAmong(set, await readStands(database, set.source.id, ids), today)
}
