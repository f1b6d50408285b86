import type { Instant } from '@toan-canh/calendar'
import type { CaseStock } from '@toan-canh/contract'
import { dueInForce, isOverdueAt } from './due-in-force.ts'
import { type Judgement, isOpenAt } from './judgement.ts'
import { pauseAt, supplementsAt } from './pauses.ts'

/**
 * Whether a case stands in a stock at `t` (R5, R6, R8). `bound` is the N of the two stocks that have one: working days of
 * `due_soon`, working hours of `waiting_over`.
 */
export function isInStock(judgement: Judgement, t: Instant, stock: CaseStock, bound?: number): boolean {
  if (stock === 'waiting') return isWaitingAt(judgement, t)
  if (stock === 'waiting_over') return isWaitingAt(judgement, t) && t > waitingLimit(judgement, bound)
  if (!isOpenAt(judgement, t)) return false
  const isOverdue = isOverdueAt(judgement, t)
  const isPaused = pauseAt(judgement.pauses, t) !== null
  const isInTerm = !isPaused && !isOverdue
  const holds: Readonly<Record<Exclude<CaseStock, 'waiting' | 'waiting_over'>, () => boolean>> = {
    open: () => true,
    overdue: () => isOverdue,
    paused: () => isPaused && !isOverdue,
    in_term: () => isInTerm,
    due_soon: () => isInTerm && isNearDue(judgement, t, bound),
    in_term_766: () => !isOverdue766(judgement, t),
    overdue_766: () => isOverdue766(judgement, t),
  }
  return holds[stock]()
}

function isNearDue(judgement: Judgement, t: Instant, withinDays: number | undefined): boolean {
  if (withinDays === undefined) throw new Error('due_soon needs a number of working days')
  const inForce = dueInForce(judgement, t)
  if (inForce === null) return false
  return t >= judgement.time.add(inForce.due, -withinDays * judgement.time.minutesPerDay)
}

function isOverdue766(judgement: Judgement, t: Instant): boolean {
  if (supplementsAt(judgement.it, t) >= 2) return true
  const processedTo = pauseAt(judgement.pauses, t)?.from ?? t
  const inForce = dueInForce(judgement, processedTo)
  return inForce !== null && processedTo > inForce.due
}

/** Submitted, not yet accepted and not ended (R16). */
function isWaitingAt({ it, end }: Judgement, t: Instant): boolean {
  const isAccepted = it.openedAt !== null && it.openedAt <= t
  return it.submittedAt <= t && !isAccepted && (end === null || t < end.at)
}

function waitingLimit({ it, time }: Judgement, hours: number | undefined): Instant {
  if (hours === undefined) throw new Error('waiting_over needs a number of working hours')
  return time.add(it.submittedAt, hours * 60)
}
