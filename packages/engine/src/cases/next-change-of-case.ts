import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import type { Span } from './spans-of-case.ts'
import { endOf } from './timeline-of-case.ts'

/**
 * The first instant after `at` at which the contributions of a case may change by themselves: a deadline that passes, or an
 * instant that the source named and that has not come. `null`: never.
 */
export function nextChangeOfCase(fact: Case, spans: readonly Span[], at: Instant): Instant | null {
  let next = Number.POSITIVE_INFINITY
  const consider = (instant: Instant | null) => {
    if (instant !== null && instant > at && instant < next) next = instant
  }
  for (const span of spans) {
    consider(span.from)
    consider(span.to)
  }
  consider(fact.submittedAt)
  consider(fact.openedAt)
  consider(endOf(fact))
  for (const pause of fact.pauses) {
    consider(pause.from)
    consider(pause.to)
  }
  for (const unitSpan of fact.unitSpans ?? []) consider(unitSpan.from)
  return Number.isFinite(next) ? next : null
}
