import type { Instant } from '@toan-canh/calendar'
import type { Case, CaseState } from '@toan-canh/contract'
import type { NaiveWorkingTime } from './naive-working-time.ts'
import { type Stretch, mergedPauses } from './pauses.ts'

/** `at` is where the case ends for counting; `judgedAt` is the end as reported, which may lie before the receipt (R2). */
export interface End {
  readonly at: Instant
  readonly judgedAt: Instant
}

/** One case as it is known at `asOf`: nothing later exists. `pauses` are clipped to the case's life and merged (R3). */
export interface Judgement {
  readonly it: Case
  readonly asOf: Instant
  readonly time: NaiveWorkingTime
  readonly end: End | null
  readonly pauses: readonly Stretch[]
}

const terminalStates: readonly CaseState[] = ['closed', 'refused', 'withdrawn', 'stopped']

/** Reads a case as of an instant (R1–R3). */
export function judge(it: Case, asOf: Instant, time: NaiveWorkingTime): Judgement {
  const end = endOf(it, asOf)
  const pauses = mergedPauses(it, { asOf, from: it.openedAt, to: end === null ? Number.POSITIVE_INFINITY : end.at })
  return { it, asOf, time, end, pauses }
}

function endOf(it: Case, asOf: Instant): End | null {
  if (!terminalStates.includes(it.state)) return null
  const judgedAt = it.closedAt ?? it.changedAt
  const at = it.openedAt === null ? judgedAt : Math.max(judgedAt, it.openedAt)
  return at <= asOf ? { at, judgedAt } : null
}

/** Whether the case is received and not ended at `t` (R5). */
export function isOpenAt({ it, end }: Judgement, t: Instant): boolean {
  return it.openedAt !== null && it.openedAt <= t && (end === null || t < end.at)
}
