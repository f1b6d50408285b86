import type { Instant } from '@toan-canh/calendar'
import type { DrawnCase } from './draw-case.ts'

/** A case as it is seen at an instant: what has happened of it, and when that last changed. */
export interface SeenCase {
  readonly drawn: DrawnCase
  readonly state: string
  readonly changedAt: Instant
  readonly isAccepted: boolean
  readonly isEnded: boolean
}

/** `null`: it has not been submitted yet. */
export function seeCase(drawn: DrawnCase, now: Instant): SeenCase | null {
  const { submittedAt, acceptedAt, endedAt, end } = drawn
  if (submittedAt > now) return null
  if (endedAt !== null && endedAt <= now)
    return { drawn, state: end, changedAt: endedAt, isAccepted: acceptedAt !== null, isEnded: true }
  if (acceptedAt !== null && acceptedAt <= now)
    return { drawn, state: 'dang_xu_ly', changedAt: acceptedAt, isAccepted: true, isEnded: false }
  return { drawn, state: 'cho_tiep_nhan', changedAt: submittedAt, isAccepted: false, isEnded: false }
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
