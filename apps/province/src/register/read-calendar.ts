import { readFileSync } from 'node:fs'
import { type Day, createWorkCalendar } from '@toan-canh/calendar'
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

/** Which days the offices of the province work, by the calendar of the catalogue; throws when that cannot be read. */
export function readWorkingDays(repository: URL): (day: Day) => boolean {
  const text = readFileSync(new URL('catalogue/calendars/vn.yaml', repository), 'utf8')
  return createWorkCalendar(calendarFile.parse(parse(text))).isWorkingDay
}
