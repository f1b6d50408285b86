import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import type { Span } from './spans-of-case.ts'
import { type Timeline, endOf } from './timeline-of-case.ts'

/**
 * The first instant after that of the timeline at which the contributions of a case may change by themselves: a deadline that
 * passes, or an instant that the source named and that has not come. `null`: never.
 */
export function nextChangeOfCase(fact: Case, timeline: Timeline, spans: readonly Span[]): Instant | null {
  const { at, end } = timeline
  let next = Number.POSITIVE_INFINITY
  const consider = (instant: Instant | null) => {
    if (instant !== null && instant > at && instant < next) next = instant
  }
  consider(fact.submittedAt)
  consider(fact.openedAt)
  for (const { from, to, reason } of fact.pauses) {
    if (to !== null && to < from) continue
    // After the end only a further request to supplement is news.
    if (end === null || reason === 'supplement') consider(from)
    if (end === null && from <= at) consider(to)
  }
  if (end === null) {
    consider(endOf(fact))
    for (const span of spans) {
      consider(span.from)
      consider(span.to)
    }
    for (const unitSpan of fact.unitSpans ?? []) consider(unitSpan.from)
  }
  return Number.isFinite(next) ? next : null
}
