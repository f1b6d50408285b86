import { isoDay, startOfDay } from '@toan-canh/calendar'
import type { QualityCauses } from '@toan-canh/contract'
import { readRushedDays, type Rush } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'

/**
 * A unit that closes ten cases or more, and a quarter of its day's, within the last quarter of an hour before each was due: a sign
 * that they were closed for the clock. An evenly worked day of eight hours closes a thirtieth in that time.
 */
const suspiciousRush: Rush = { minutes: 15, fewest: 10, share: 0.25 }

const examplesShown = 5

/** The days of a span on which units closed cases in a rush before their deadlines, as a sign among those of a source. */
export async function rushedClosings(
  { database, today }: Pick<Centre, 'database' | 'today'>,
  { id, definition, register }: LoadedSource,
  days: number,
): Promise<NonNullable<QualityCauses['suspicions']>> {
  if (definition.map.shape !== 'case') return []
  const units = [...new Set(register.units.map(({ code }) => code))]
  const since = startOfDay(today() - days + 1)
  const found = await readRushedDays(database, { source: id, units, since, rush: suspiciousRush })
  if (found.length === 0) return []
  const examples = found
    .slice(0, examplesShown)
    .map(({ unit, day, closed, rushed }) => `${unit} ${isoDay(day)} ${rushed}/${closed}`)
  return [{ code: 'closed_in_a_rush', count: found.length, examples }]
}
