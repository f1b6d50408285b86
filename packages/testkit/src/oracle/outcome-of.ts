import { dayOf } from '@toan-canh/calendar'
import type { Outcome } from '@toan-canh/contract'
import { dueInForce } from './due-in-force.ts'
import type { End, Judgement } from './judgement.ts'
import { mergedPauses, pauseAt, supplementsAt } from './pauses.ts'

/** How a resolved case ended (R7); `null` for any other. */
export function outcomeOf(judgement: Judgement): Outcome | null {
  const end = resolvedEnd(judgement)
  if (end === null) return null
  const inForce = dueInForce(judgement, end.at)
  if (inForce === null) return 'no_due'
  if (end.judgedAt > inForce.due) return 'overdue'
  return dayOf(end.judgedAt) < dayOf(inForce.due) ? 'early' : 'on_time'
}

/** Whether Decision 766 counts a resolved case as on time (R8); `null` for any other. A pause still running ends processing at its start. */
export function isOnTime766(judgement: Judgement): boolean | null {
  const end = resolvedEnd(judgement)
  if (end === null) return null
  if (supplementsAt(judgement.it, end.judgedAt) > 1) return false
  const { it, asOf } = judgement
  const unended = mergedPauses(it, { asOf, from: it.openedAt, to: Number.POSITIVE_INFINITY })
  const running = pauseAt(unended, end.judgedAt)
  if (running === null) return outcomeOf(judgement) !== 'overdue'
  const inForce = dueInForce(judgement, running.from)
  return inForce === null || running.from <= inForce.due
}

/** Working minutes from receipt to end without the pauses (R12); `null` for a case that is not resolved. */
export function netWorkingMinutes(judgement: Judgement): number | null {
  const end = resolvedEnd(judgement)
  const { it, pauses, time } = judgement
  if (end === null || it.openedAt === null) return null
  const pausedMinutes = pauses.map(({ from, to }) => time.between(from, to)).reduce((sum, minutes) => sum + minutes, 0)
  return Math.max(0, time.between(it.openedAt, end.at) - pausedMinutes)
}

function resolvedEnd({ it, end }: Judgement): End | null {
  return it.state === 'closed' && it.openedAt !== null ? end : null
}
