import { CalendarError, createWorkCalendar, type WorkCalendar } from '@toan-canh/calendar'
import { calendarSchema } from '@toan-canh/contract'
import type { z } from 'zod'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

type CalendarFile = z.infer<typeof calendarSchema>

/** The calendars of a catalogue: as data, and ready to reckon with. */
export interface Calendars {
  readonly data: ReadonlyMap<string, CalendarFile>
  readonly working: ReadonlyMap<string, WorkCalendar>
}

/** Reads every calendar and tries it. */
export async function readCalendars(files: readonly CatalogueFile[], mistakes: Mistakes): Promise<Calendars> {
  const data = new Map<string, CalendarFile>()
  const working = new Map<string, WorkCalendar>()
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, calendarSchema))
    if (file === null) continue
    const { id } = file.value
    if (data.has(id)) mistakes.add(file.mistake(['id'], `the calendar ${id} is defined twice`))
    try {
      working.set(id, createWorkCalendar(file.value))
      data.set(id, file.value)
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error
      mistakes.add(file.mistake([], error.message))
    }
  }
  return { data, working }
}
