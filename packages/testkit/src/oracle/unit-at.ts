import type { Instant } from '@toan-canh/calendar'
import type { Case, UnitCode } from '@toan-canh/contract'

/** The unit that has the case at `t` (R9): the last span that has begun, before the first one its unit, without spans `unit`. */
export function unitAt(it: Case, t: Instant): UnitCode {
  const spans = (it.unitSpans ?? []).toSorted((a, b) => a.from - b.from)
  const current = spans.filter(({ from }) => from <= t).at(-1) ?? spans[0]
  return current?.unit ?? it.unit
}
