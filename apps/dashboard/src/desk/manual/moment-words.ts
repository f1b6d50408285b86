import { dayOf, parseInstant, parsePeriod } from '@toan-canh/calendar'
import { clockText, dayText, periodText } from '../../ui/format.ts'

/** "17:00 05/11/2025". */
export function momentText(iso: string): string {
  const at = parseInstant(iso)
  return at === null ? '' : `${clockText(at)} ${dayText(dayOf(at))}`
}

/** "Tháng 10/2026"; an id that names no period as it is. */
export function periodName(id: string): string {
  const period = parsePeriod(id)
  return period === null ? id : periodText(period)
}
