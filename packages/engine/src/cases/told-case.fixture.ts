import { type Instant, createWorkCalendar, formatInstant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import { aCase, at, officeCalendar } from '@toan-canh/testkit'
import { type Timeline, timelineOfCase } from './timeline-of-case.ts'

/** Eight hours from Monday to Friday, 07:30–11:30 and 13:00–17:00. */
export const office = createWorkCalendar(officeCalendar)

/** Long after everything in these tables. */
export const later = '2026-06-01 00:00'

/** A dossier received Monday 2 March 2026 at 08:00, due Monday 9 March at 17:00, unless told otherwise, with its timeline. */
export function told(parts: Partial<Case>, asOf = later): { readonly fact: Case; readonly timeline: Timeline } {
  const fact = aCase({ unit: 'u', ...parts })
  return { fact, timeline: timelineOfCase(fact, office, at(asOf)) }
}

/** Spans of units, as `['a', '2026-03-02 08:00']`. */
export function heldBy(...spans: readonly (readonly [unit: string, from: string])[]): Pick<Case, 'unitSpans'> {
  return { unitSpans: spans.map(([unit, from]) => ({ unit, from: at(from) })) }
}

/** `03-02 08:00`, with seconds only where there are some; `…` for what lasts. */
export function clock(instant: Instant | null): string {
  if (instant === null) return '…'
  return formatInstant(instant).slice(5).replace('T', ' ').replace('+07:00', '').replace(/:00$/, '')
}

/** `03-02 08:00–03-09 17:00`. */
export function stretch({ from, to }: { readonly from: Instant; readonly to: Instant | null }): string {
  return `${clock(from)}–${clock(to)}`
}
