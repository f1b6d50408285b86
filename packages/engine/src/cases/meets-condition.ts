import type { Case, Condition } from '@toan-canh/contract'
import { isOnTime766, outcomeOfCase } from './outcome-of-case.ts'
import type { Timeline } from './timeline-of-case.ts'

/** A case with its timeline, and whether the event that is looked at is its resolution: only that has an outcome. */
export interface Judged {
  readonly fact: Case
  readonly timeline: Timeline
  readonly isResolved: boolean
}

function holdsOfEnd(condition: Condition, { fact, timeline, isResolved }: Judged): boolean {
  const { outcome, onTime766 } = condition
  if (outcome === undefined && onTime766 === undefined) return true
  if (!isResolved) return false
  if (outcome !== undefined && outcomeOfCase(fact, timeline) !== outcome) return false
  return onTime766 === undefined || isOnTime766(fact, timeline) === onTime766
}

/** Whether an event of a case is counted: every part of the condition holds; a flag that the case does not tell is false. */
export function meetsCondition(condition: Condition | null, judged: Judged): boolean {
  if (condition === null) return true
  const { fact, timeline } = judged
  const { supplements, rating, flags, slices } = condition
  if (!holdsOfEnd(condition, judged)) return false
  if (supplements !== undefined && timeline.supplements.length < supplements) return false
  if (rating !== undefined && (rating === 'any' ? fact.rating === undefined : fact.rating !== rating)) return false
  for (const flag in flags) if ((fact.flags[flag] ?? false) !== flags[flag]) return false
  for (const name in slices) if (fact.slices[name] !== slices[name]) return false
  return true
}
