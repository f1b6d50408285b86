import { dayOf, parseInstant } from '@toan-canh/calendar'
import { clockText, dayText } from '../../ui/format.ts'

/** "17:00 05/11/2025". */
export function momentText(iso: string): string {
  const at = parseInstant(iso)
  return at === null ? '' : `${clockText(at)} ${dayText(dayOf(at))}`
}
