import { dayOf, endOfDay, type Instant, periodAt } from '@toan-canh/calendar'
import type { CountdownConfig } from '@toan-canh/contract'

const minuteMs = 60_000
const minutesInHour = 60
const hoursInDay = 24

/** Two neighbouring measures of a stretch of time, rounded down: days and hours, hours and minutes, or minutes alone. */
export interface Countdown {
  readonly isPast: boolean
  readonly days: number
  readonly hours: number
  readonly minutes: number
}

const endKinds = { 'end-of-month': 'month', 'end-of-quarter': 'quarter', 'end-of-year': 'year' } as const

/** The instant that is waited for; the end of a period is the end of its last day in Việt Nam. */
export function endOf(to: CountdownConfig['to'], now: Instant): Instant {
  if (to === 'end-of-month' || to === 'end-of-quarter' || to === 'end-of-year')
    return endOfDay(periodAt(endKinds[to], dayOf(now)).to)
  return Date.parse(to)
}

/** How far an instant is away, either way. */
export function toCountdown(at: Instant, now: Instant): Countdown {
  const minutes = Math.floor(Math.abs(at - now) / minuteMs)
  const hours = Math.floor(minutes / minutesInHour)
  return {
    isPast: now > at,
    days: Math.floor(hours / hoursInDay),
    hours: hours % hoursInDay,
    minutes: minutes % minutesInHour,
  }
}
