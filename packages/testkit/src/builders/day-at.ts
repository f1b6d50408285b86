import { type Day, dayOf } from '@toan-canh/calendar'
import { at } from './at.ts'

/** The day of an ISO date: `2026-02-17`. Throws on anything else. */
export function dayAt(isoDate: string): Day {
  return dayOf(at(`${isoDate} 00:00`))
}
