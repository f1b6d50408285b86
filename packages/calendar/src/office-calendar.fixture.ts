import type { CalendarData, CalendarYear } from './calendar-data.ts'
import { type Instant, parseInstant } from './instant.ts'

/** An office from Monday to Friday, 07:00–11:30 and 13:30–17:00, with the spring of 2025 as it was decided. */
export function anOffice(changes: Partial<CalendarData> = {}): CalendarData {
  return {
    id: 'office',
    source: 'made for tests',
    hours: [
      ['07:00', '11:30'],
      ['13:30', '17:00'],
    ],
    restWeekdays: [6, 7],
    years: [aYear()],
    ...changes,
  }
}

export function aYear(changes: Partial<CalendarYear> = {}): CalendarYear {
  return {
    year: 2025,
    provisional: false,
    source: 'made for tests',
    daysOff: ['2025-01-01', '2025-04-30', '2025-05-01', '2025-05-02'].map((day) => ({ day, name: 'off' })),
    workedDays: [{ day: '2025-04-26', name: 'worked' }],
    ...changes,
  }
}

/** `04-28 08:00` in 2025 on Vietnam's clock; a full day may be given too. */
export function at(text: string): Instant {
  const full = text.length > 12 && /^\d{4}/.test(text) ? text : `2025-${text}`
  const instant = parseInstant(`${full}+07:00`)
  if (instant === null) throw new Error(`${text} is no instant`)
  return instant
}
