import type { CaseEvent, Condition } from '@toan-canh/contract'
import type { Judgement } from './judgement.ts'
import { isOnTime766, outcomeOf } from './outcome-of.ts'
import { supplementsAt } from './pauses.ts'

/** Whether an event of a case is counted under a condition (R10): every given part holds; a flag that is missing is false. */
export function meetsCondition(judgement: Judgement, event: CaseEvent, condition: Condition): boolean {
  const { it, asOf } = judgement
  const isResolved = event === 'resolved'
  return [
    condition.outcome === undefined || (isResolved && outcomeOf(judgement) === condition.outcome),
    condition.onTime766 === undefined || (isResolved && isOnTime766(judgement) === condition.onTime766),
    condition.supplements === undefined || supplementsAt(it, asOf) >= condition.supplements,
    condition.rating === undefined ||
      (condition.rating === 'any' ? it.rating !== undefined : it.rating === condition.rating),
    Object.entries(condition.flags ?? {}).every(([flag, wanted]) => (it.flags[flag] ?? false) === wanted),
    Object.entries(condition.slices ?? {}).every(([dimension, wanted]) => it.slices[dimension] === wanted),
  ].every(Boolean)
}
