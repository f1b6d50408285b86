import type { Instant } from '@toan-canh/calendar'
import type { CaseEvent, UnitCode } from '@toan-canh/contract'
import type { Judgement } from './judgement.ts'
import { unitAt } from './unit-at.ts'

export interface Happening {
  readonly event: CaseEvent
  readonly at: Instant
  readonly unit: UnitCode
}

/** All that has happened to a case up to its `asOf` (R1, R9), each at the unit that has it then. */
export function eventsOf(judgement: Judgement): readonly Happening[] {
  const { it, asOf, end } = judgement
  const happen = (event: CaseEvent, at: Instant): Happening => ({ event, at, unit: unitAt(it, at) })
  const happenings = [happen('submitted', it.submittedAt)]
  if (it.openedAt !== null) happenings.push(happen('received', it.openedAt), ...transfers(judgement))
  const last = endEvent(judgement)
  if (end !== null && last !== null) happenings.push(happen(last, end.at))
  return happenings.filter(({ at }) => at <= asOf)
}

function endEvent({ it }: Judgement): CaseEvent | null {
  if (it.openedAt === null) return it.state === 'refused' ? 'refused' : null
  if (it.state === 'closed') return 'resolved'
  if (it.state === 'refused') return 'refused_after_receipt'
  return it.state === 'withdrawn' || it.state === 'stopped' ? 'withdrawn' : null
}

/** A move at the very instant of the end counts too: the unit that then ends the case must first have got it (R15). */
function transfers({ it, end, asOf }: Judgement): readonly Happening[] {
  const start = it.openedAt ?? Number.POSITIVE_INFINITY
  const moments = new Set((it.unitSpans ?? []).map(({ from }) => from))
  return [...moments]
    .filter((moment) => moment > start && moment <= (end?.at ?? asOf))
    .map((moment) => ({ moment, left: unitAt(it, moment - 1), entered: unitAt(it, moment) }))
    .filter(({ left, entered }) => left !== entered)
    .flatMap(({ moment, left, entered }) => [
      { event: 'transferred_out', at: moment, unit: left } as const,
      { event: 'transferred_in', at: moment, unit: entered } as const,
    ])
}
