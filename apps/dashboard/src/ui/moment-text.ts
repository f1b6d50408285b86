import { dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import { clockText, dayText } from './format.ts'

const minuteMs = 60_000
const secondMs = 1_000

/** A moment to the second with its day, for people who look things up: `08:15:04 01/12/2025`. */
export function momentText(instant: Instant): string {
  const day = dayOf(instant)
  const second = Math.floor(((instant - startOfDay(day)) % minuteMs) / secondMs)
  return `${clockText(instant)}:${String(second).padStart(2, '0')}\u00A0${dayText(day)}`
}
