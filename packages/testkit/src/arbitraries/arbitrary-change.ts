import type { Instant } from '@toan-canh/calendar'
import type { Case, Pause, UnitSpan } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { type HistoryWindow, arbitraryMoment } from './arbitrary-moment.ts'
import { smallDimensions, unitsWithCases } from './small-province.ts'

/** What happens to a case upstream at a moment; `null` deletes it. */
export type Change = (it: Case, moment: Instant) => Case | null

const hourMs = 3_600_000
const reason = fc.constantFrom<Pause['reason']>('supplement', 'supplement', 'payment', 'other')
const flag = fc.constantFrom(
  'onlineOffered',
  'feeBearing',
  'paidOnline',
  'digitised',
  'reused',
  'eResult',
  'crossBoundary',
  'apologised',
)

/** All that can happen to a case, sensible or not: upstream systems report both. */
export function arbitraryChange(window: HistoryWindow): fc.Arbitrary<Change> {
  const moment = arbitraryMoment(window)
  return fc.oneof(
    { weight: 3, arbitrary: reason.map(pause) },
    { weight: 3, arbitrary: fc.constant(resume) },
    { weight: 6, arbitrary: fc.tuple(fc.constantFrom(hourMs, 20 * hourMs, 72 * hourMs), reason).map(pauseFor) },
    { weight: 3, arbitrary: fc.tuple(moment, fc.option(moment), reason).map(reportPause) },
    { weight: 3, arbitrary: fc.constant(close) },
    { weight: 3, arbitrary: fc.constantFrom(-1, 0, 1, -9 * hourMs, 2 * hourMs).map(closeAroundDue) },
    { weight: 1, arbitrary: moment.map(closeAt) },
    { weight: 2, arbitrary: fc.constantFrom(-hourMs, 0, 1).map(closeInPause) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Case['state']>('closed', 'refused', 'withdrawn', 'stopped').map(endWithoutDate),
    },
    { weight: 1, arbitrary: fc.constantFrom<Case['state']>('refused', 'withdrawn', 'stopped').map(endAs) },
    { weight: 1, arbitrary: fc.boolean().map(reopen) },
    { weight: 2, arbitrary: fc.constantFrom(...unitsWithCases).map(move) },
    { weight: 1, arbitrary: fc.tuple(moment, fc.constantFrom(...unitsWithCases)).map(reportMove) },
    { weight: 1, arbitrary: fc.constantFrom(...unitsWithCases).map(moveAtEnd) },
    { weight: 1, arbitrary: fc.option(moment).map(receive) },
    { weight: 2, arbitrary: fc.tuple(fc.option(moment), fc.boolean()).map(changeDue) },
    { weight: 1, arbitrary: fc.constant(dueInsidePause) },
    { weight: 1, arbitrary: fc.tuple(flag, fc.boolean()).map(setFlag) },
    { weight: 1, arbitrary: fc.constantFrom(...smallDimensions.field).map(setField) },
    { weight: 1, arbitrary: fc.constant(remove) },
  )
}

function pause(why: Pause['reason']): Change {
  return (it, moment) => ({ ...it, state: 'paused', pauses: [...it.pauses, { from: moment, to: null, reason: why }] })
}

function pauseFor([lengthMs, why]: readonly [number, Pause['reason']]): Change {
  return (it, moment) => ({ ...it, pauses: [...it.pauses, { from: moment, to: moment + lengthMs, reason: why }] })
}

/** Ends every pause that still runs. */
function resume(it: Case, moment: Instant): Case {
  return { ...it, state: 'open', pauses: it.pauses.map((one) => (one.to === null ? { ...one, to: moment } : one)) }
}

/** A pause told with any two ends: to come, long over, overlapping, of no length, ended before it began. */
function reportPause([from, to, why]: readonly [Instant, Instant | null, Pause['reason']]): Change {
  return (it) => ({ ...it, pauses: [...it.pauses, { from, to, reason: why }] })
}

function close(it: Case, moment: Instant): Case {
  return { ...it, state: 'closed', closedAt: moment }
}

/** An end that may lie before the receipt, or ahead. */
function closeAt(end: Instant): Change {
  return (it) => ({ ...it, state: 'closed', closedAt: end })
}

function closeAroundDue(byMs: number): Change {
  return (it, moment) => ({ ...it, state: 'closed', closedAt: (it.dueAt ?? moment) + byMs })
}

/** Closed a day after the due date, in a pause that began beside it and still runs. */
function closeInPause(byMs: number): Change {
  return (it, moment) => {
    const due = it.dueAt ?? moment
    const running = { from: due + byMs, to: null, reason: 'payment' } as const
    return { ...it, state: 'closed', closedAt: due + 26 * hourMs, pauses: [...it.pauses, running] }
  }
}

function endAs(state: Case['state']): Change {
  return (it, moment) => ({ ...it, state, closedAt: moment })
}

function endWithoutDate(state: Case['state']): Change {
  return (it) => ({ ...it, state, closedAt: null })
}

function reopen(keepsEnd: boolean): Change {
  return (it) => ({ ...it, state: 'open', closedAt: keepsEnd ? it.closedAt : null })
}

function move(unit: string): (it: Case, moment: Instant) => Case {
  return (it, moment) => ({ ...it, unit, unitSpans: [...spansOf(it), { unit, from: moment }].toSorted(byTime) })
}

/** Handed over and closed at one instant, as a one-stop counter does that gives out the result. */
function moveAtEnd(unit: string): Change {
  return (it, moment) => close(move(unit)(it, moment), moment)
}

function reportMove([from, unit]: readonly [Instant, string]): Change {
  return (it) => ({ ...it, unitSpans: [...spansOf(it), { unit, from }].toSorted(byTime) })
}

function spansOf(it: Case): readonly UnitSpan[] {
  return it.unitSpans ?? [{ unit: it.unit, from: it.submittedAt }]
}

function byTime(a: UnitSpan, b: UnitSpan): number {
  return a.from - b.from
}

function receive(openedAt: Instant | null): Change {
  return (it) => ({ ...it, openedAt })
}

function changeDue([dueAt, dueIncludesPauses]: readonly [Instant | null, boolean]): Change {
  return (it) => ({ ...it, dueAt, dueIncludesPauses })
}

function dueInsidePause(it: Case): Case {
  const last = it.pauses.at(-1)
  return last === undefined ? it : { ...it, dueAt: Math.floor((last.from + (last.to ?? last.from + 2 * hourMs)) / 2) }
}

function setFlag([name, value]: readonly [string, boolean]): Change {
  return (it) => ({ ...it, flags: { ...it.flags, [name]: value } })
}

function setField(field: string): Change {
  return (it) => ({ ...it, slices: { ...it.slices, field } })
}

function remove(): null {
  return null
}
