import type { CalendarData } from '@toan-canh/calendar'
import { z } from 'zod'

/** The calendar by which the province works: for whatever names none, and for facts of sources that are no longer listed. */
export const provinceCalendar = 'vn'

const clock = z.string().regex(/^\d{2}:\d{2}$/, 'must be a time of day like 07:30')
const namedDay = z.strictObject({
  day: z.iso.date(),
  name: z.string().min(1),
  provisional: z.boolean().optional(),
  note: z.string().optional(),
})

/** The form of a file in `catalogue/calendars`. Whether its days make sense is `createWorkCalendar`'s to say. */
export const calendarSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  source: z.string().min(1),
  hours: z
    .array(z.tuple([clock, clock]))
    .min(1)
    .max(8),
  restWeekdays: z.array(z.number().int().min(1).max(7)).max(6),
  sameDayUntil: clock.optional(),
  calendarTermsSkipDaysOff: z.boolean().optional(),
  years: z
    .array(
      z.strictObject({
        year: z.number().int().min(1900).max(2200),
        provisional: z.boolean(),
        source: z.string().min(1),
        daysOff: z.array(namedDay).max(100),
        workedDays: z.array(namedDay).max(100),
      }),
    )
    .max(100),
}) satisfies z.ZodType<CalendarData>
