import { readFileSync } from 'node:fs'
import { type WorkCalendar, createWorkCalendar } from '@toan-canh/calendar'
import { parse } from 'yaml'
import { z } from 'zod'

const namedDay = z.object({ day: z.string(), name: z.string() })
const calendarFile = z.object({
  id: z.string(),
  source: z.string(),
  hours: z.array(z.tuple([z.string(), z.string()])),
  restWeekdays: z.array(z.number()),
  years: z.array(
    z.object({
      year: z.number(),
      provisional: z.boolean(),
      source: z.string(),
      daysOff: z.array(namedDay),
      workedDays: z.array(namedDay),
    }),
  ),
})

/** Working time of the province's offices, by the calendar of the catalogue; throws when that cannot be read. */
export function readCalendar(repository: URL): WorkCalendar {
  const text = readFileSync(new URL('catalogue/calendars/vn.yaml', repository), 'utf8')
  return createWorkCalendar(calendarFile.parse(parse(text)))
}
