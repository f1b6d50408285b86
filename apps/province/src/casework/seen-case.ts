import type { Instant } from '@toan-canh/calendar'
import type { DrawnCase } from './draw-case.ts'

/** A case as it is seen at an instant: what has happened of it, and when that last changed. */
export interface SeenCase {
  readonly drawn: DrawnCase
  readonly state: string
  readonly changedAt: Instant
  readonly isAccepted: boolean
  readonly isEnded: boolean
  /** The further steps that have come. */
  readonly steps: Readonly<Record<string, Instant>>
}

function courseOf(
  { submittedAt, acceptedAt, endedAt, end }: DrawnCase,
  now: Instant,
): Omit<SeenCase, 'drawn' | 'steps'> {
  if (endedAt !== null && endedAt <= now)
    return { state: end, changedAt: endedAt, isAccepted: acceptedAt !== null, isEnded: true }
  if (acceptedAt !== null && acceptedAt <= now)
    return { state: 'dang_xu_ly', changedAt: acceptedAt, isAccepted: true, isEnded: false }
  return { state: 'cho_tiep_nhan', changedAt: submittedAt, isAccepted: false, isEnded: false }
}

/** `null`: it has not been submitted yet. */
export function seeCase(drawn: DrawnCase, now: Instant): SeenCase | null {
  if (drawn.submittedAt > now) return null
  const course = courseOf(drawn, now)
  const steps = Object.entries(drawn.steps).filter(([, at]) => at <= now)
  const changedAt = Math.max(course.changedAt, ...steps.map(([, at]) => at))
  return { drawn, ...course, changedAt, steps: Object.fromEntries(steps) }
}

/** What is true of a case as far as anybody knows it at its step; `null`: nobody can say yet. */
export function claimsOf({ drawn, isAccepted, isEnded }: SeenCase): Readonly<Record<string, boolean | null>> {
  const reached = { sent: true, taken: isAccepted || isEnded, ended: isEnded }
  return Object.fromEntries(
    Object.entries(drawn.table.claims).map(([name, { since }]) => [
      name,
      reached[since] ? drawn.claims[name] === true : null,
    ]),
  )
}
