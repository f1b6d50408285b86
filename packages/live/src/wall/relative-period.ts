import { type Day, type FixedPeriodKind, parsePeriod, type Period, periodAt, periodBefore } from '@toan-canh/calendar'
import type { RelativePeriod } from '@toan-canh/contract'

const relative: Readonly<Record<RelativePeriod, readonly [kind: FixedPeriodKind, back: number]>> = {
  today: ['day', 0],
  yesterday: ['day', 1],
  'this-week': ['week', 0],
  'last-week': ['week', 1],
  'this-month': ['month', 0],
  'last-month': ['month', 1],
  'this-quarter': ['quarter', 0],
  'last-quarter': ['quarter', 1],
  'this-year': ['year', 0],
  'last-year': ['year', 1],
}

function isRelative(text: string): text is RelativePeriod {
  return Object.hasOwn(relative, text)
}

/** The period that `this-month`, `yesterday` … or the id of a fixed period names on a day; `null` when it names none. */
export function periodOn(text: string, day: Day): Period | null {
  if (!isRelative(text)) return parsePeriod(text)
  const [kind, back] = relative[text]
  return periodBefore(periodAt(kind, day), back)
}
