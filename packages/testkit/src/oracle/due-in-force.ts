import type { Instant } from '@toan-canh/calendar'
import type { Judgement } from './judgement.ts'

/** The due date that applies at an instant; while `isStanding` a pause holds the clock and it cannot pass. */
export interface DueInForce {
  readonly due: Instant
  readonly isStanding: boolean
}

/** The due date at `t`, moved by the pauses before it (R4); `null` for a case without one. */
export function dueInForce({ it, pauses, time }: Judgement, t: Instant): DueInForce | null {
  if (it.dueAt === null) return null
  if (it.dueIncludesPauses) return { due: it.dueAt, isStanding: false }
  let due = it.dueAt
  for (const pause of pauses) {
    if (pause.from > t || pause.from > due) break
    if (t < pause.to) return { due, isStanding: true }
    due = time.add(due, time.between(pause.from, pause.to))
  }
  return { due, isStanding: false }
}

/** Whether the due date has passed at `t` (R5). */
export function isOverdueAt(judgement: Judgement, t: Instant): boolean {
  const inForce = dueInForce(judgement, t)
  return inForce !== null && !inForce.isStanding && t > inForce.due
}
