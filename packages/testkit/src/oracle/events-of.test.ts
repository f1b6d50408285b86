import type { Case } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aCase } from '../builders/a-case.ts'
import { at } from '../builders/at.ts'
import { officeCalendar } from '../builders/office-calendar.ts'
import { eventsOf } from './events-of.ts'
import { judge } from './judgement.ts'
import { naiveWorkingTime } from './naive-working-time.ts'

const time = naiveWorkingTime(officeCalendar)
const opened = at('2026-03-02 08:00')
const ended = at('2026-03-05 10:00')

/** The events as `name@unit`, except the submission that every case has. */
function eventsText(parts: Partial<Case>, asOf = '2026-06-01 00:00'): string {
  return eventsOf(judge(aCase({ unit: 'u', ...parts }), at(asOf), time))
    .filter(({ event }) => event !== 'submitted')
    .map(({ event, unit }) => `${event}@${unit}`)
    .join(' ')
}

const spans = (...list: readonly (readonly [unit: string, from: string])[]) => ({
  unitSpans: list.map(([unit, from]) => ({ unit, from: at(from) })),
})

describe(eventsOf, () => {
  it.each<[rule: string, parts: Partial<Case>, events: string]>([
    ['R9 an open case was received', {}, 'received@u'],
    ['R9 a closed one was resolved', { closedAt: ended }, 'received@u resolved@u'],
    ['R9 refused after receipt', { closedAt: ended, state: 'refused' }, 'received@u refused_after_receipt@u'],
    ['R9 refused at the door', { openedAt: null, closedAt: ended, state: 'refused' }, 'refused@u'],
    ['R2 refused at the door without a date', { openedAt: null, state: 'refused' }, 'refused@u'],
    ['R9 withdrawn', { closedAt: ended, state: 'withdrawn' }, 'received@u withdrawn@u'],
    ['R9 stopped counts as withdrawn', { closedAt: ended, state: 'stopped' }, 'received@u withdrawn@u'],
    ['R1 withdrawn before it was received', { openedAt: null, closedAt: ended, state: 'withdrawn' }, ''],
    ['R1 closed and never received', { openedAt: null, closedAt: ended }, ''],
    ['R2 re-opened', { closedAt: ended, state: 'open' }, 'received@u'],
    [
      'R9 a move',
      spans(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00']),
      'received@a transferred_out@a transferred_in@b',
    ],
    ['R9 the first span reaches back', spans(['a', '2026-03-04 00:00']), 'received@a'],
    ['R9 a move at the receipt is none', spans(['a', '2026-03-01 00:00'], ['b', '2026-03-02 08:00']), 'received@b'],
    ['R9 a move to the same unit is none', spans(['a', '2026-03-01 00:00'], ['a', '2026-03-03 09:00']), 'received@a'],
    [
      'R9 a move after the end is none',
      { closedAt: ended, ...spans(['a', '2026-03-01 00:00'], ['b', '2026-03-05 10:00:00.001']) },
      'received@a resolved@a',
    ],
    [
      'R15 a move at the end comes first',
      { closedAt: ended, ...spans(['a', '2026-03-01 00:00'], ['b', '2026-03-05 10:00']) },
      'received@a transferred_out@a transferred_in@b resolved@b',
    ],
    [
      'R9 two moves at once are one',
      spans(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00'], ['c', '2026-03-03 09:00']),
      'received@a transferred_out@a transferred_in@c',
    ],
  ])('%s', (_, parts, events) => {
    expect(eventsText(parts)).toBe(events)
  })

  it.each([
    ['2026-03-02 07:59', ''],
    ['2026-03-02 08:00', 'received@a'],
    ['2026-03-03 09:00', 'received@a transferred_out@a transferred_in@b'],
    ['2026-03-05 10:00', 'received@a transferred_out@a transferred_in@b resolved@b'],
  ])('at %s knows: %s', (asOf, events) => {
    const parts = { closedAt: ended, ...spans(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00']) }
    expect(eventsText(parts, asOf)).toBe(events)
  })

  it('R2 takes an end before the receipt at the receipt', () => {
    const judgement = judge(aCase({ closedAt: at('2026-03-01 08:00') }), at('2026-06-01 00:00'), time)
    expect(eventsOf(judgement).find(({ event }) => event === 'resolved')?.at).toBe(opened)
  })

  it('R1 counts every submission, whatever became of it', () => {
    const submittedAt = at('2026-02-27 20:00')
    const judgement = judge(aCase({ openedAt: null, submittedAt, state: 'withdrawn' }), at('2026-06-01 00:00'), time)
    expect(eventsOf(judgement)).toEqual([{ event: 'submitted', at: submittedAt, unit: '14329' }])
  })
})
