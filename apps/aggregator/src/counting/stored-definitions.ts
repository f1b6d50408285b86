import { createWorkCalendar } from '@toan-canh/calendar'
import { calendarSchema, indicatorFileSchema } from '@toan-canh/contract'
import type { Definitions } from '@toan-canh/engine'
import { z } from 'zod'
import type { Catalogue } from '../catalogue/load-catalogue.ts'
import { definitionsOf } from '../catalogue/definitions-of.ts'
import { contentHash } from './content-hash.ts'

const storedSchema = z.strictObject({
  packs: z.array(indicatorFileSchema),
  calendars: z.array(calendarSchema),
  calendarOfSource: z.record(z.string(), z.string()),
})
/** The form in which a version of the definitions is stored: all that counting and answering need. */
export type StoredDefinitions = z.infer<typeof storedSchema>

/** The stored form of a catalogue's definitions. */
export function storedDefinitionsOf(catalogue: Catalogue): StoredDefinitions {
  const calendarOfSource = Object.fromEntries(
    [...catalogue.sources].map(([id, source]) => [id, source.definition.calendar]),
  )
  return { packs: [...catalogue.packs], calendars: [...catalogue.calendars.values()], calendarOfSource }
}

/** What a change must touch to make a new version: measures in their order, dimensions, calendars. Names, bands and targets do not. */
export function countingHash(stored: StoredDefinitions): string {
  const counting = stored.packs.filter((pack) => pack.facts !== undefined)
  const packs = counting.map((pack) => ({
    facts: pack.facts,
    dimensions: Object.keys(pack.dimensions),
    measures: Object.entries(pack.measures),
  }))
  const calendars = stored.calendars.map(({ id, hours, restWeekdays, years }) => ({
    id,
    hours,
    restWeekdays,
    days: years.map(({ daysOff, workedDays }) => [daysOff.map((each) => each.day), workedDays.map((each) => each.day)]),
  }))
  return contentHash({ packs, calendars, calendarOfSource: stored.calendarOfSource })
}

/** Compiles the stored form; throws when it is not of this product. */
export function compileStored(value: unknown): Definitions {
  const stored = storedSchema.parse(value)
  const calendars = new Map(stored.calendars.map((data) => [data.id, createWorkCalendar(data)]))
  return definitionsOf(stored.packs, calendars, new Map(Object.entries(stored.calendarOfSource)))
}
