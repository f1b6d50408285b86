import type { Instant } from '@toan-canh/calendar'
import type { Case, CaseEvent, UnitCode } from '@toan-canh/contract'
import type { Timeline } from './timeline-of-case.ts'
import { type Move, unitOfCaseAt } from './units-of-case.ts'

/** Something that has happened to a case, at the unit that had it then. */
export interface Happening {
  readonly event: CaseEvent
  readonly at: Instant
  readonly unit: UnitCode
}

/** How a case has ended, as an event; `null`: an end that is not counted (withdrawn before it was received). */
function endEvent(fact: Case): CaseEvent | null {
  const { state } = fact
  if (fact.openedAt === null) return state === 'refused' ? 'refused' : null
  if (state === 'closed') return 'resolved'
  if (state === 'refused') return 'refused_after_receipt'
  return state === 'withdrawn' || state === 'stopped' ? 'withdrawn' : null
}

/** All that has happened to a case up to the instant of its timeline; of `moves` those after the receipt hand it over. */
export function happeningsOfCase(fact: Case, timeline: Timeline, moves: readonly Move[]): readonly Happening[] {
  const { at, received, end } = timeline
  const found: Happening[] = []
  if (fact.submittedAt <= at) {
    found.push({ event: 'submitted', at: fact.submittedAt, unit: unitOfCaseAt(fact, fact.submittedAt) })
  }
  if (received !== null) found.push({ event: 'received', at: received, unit: unitOfCaseAt(fact, received) })
  for (const move of moves) {
    if (received === null || move.at <= received) continue
    found.push({ event: 'transferred_out', at: move.at, unit: move.from })
    found.push({ event: 'transferred_in', at: move.at, unit: move.to })
  }
  const last = end === null ? null : endEvent(fact)
  if (end !== null && last !== null) found.push({ event: last, at: end, unit: unitOfCaseAt(fact, end) })
  return found
}
