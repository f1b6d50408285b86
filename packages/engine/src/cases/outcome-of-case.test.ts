import type { Case, Outcome } from '@toan-canh/contract'
import { aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { isOnTime766, outcomeOfCase } from './outcome-of-case.ts'
import { told } from './told-case.fixture.ts'

const closed = (parts: Partial<Case>, end: string) => told({ closedAt: at(end), ...parts })

// Received Monday 2 March 2026 at 08:00, due Monday 9 March at 17:00, unless a row says otherwise.
describe(outcomeOfCase, () => {
  it.each<[claim: string, parts: Partial<Case>, end: string, outcome: Outcome]>([
    ['the last millisecond before the due day is early', {}, '2026-03-08 23:59:59.999', 'early'],
    ['its first is on time', {}, '2026-03-09 00:00', 'on_time'],
    ['so is the due instant', {}, '2026-03-09 17:00', 'on_time'],
    ['and the next millisecond is late', {}, '2026-03-09 17:00:00.001', 'overdue'],
    ['without a due instant nothing is judged', { dueAt: null }, '2026-03-09 18:00', 'no_due'],
    [
      'without a date the last change is judged',
      { closedAt: null, state: 'closed', changedAt: at('2026-03-10 08:00') },
      '2026-03-05 08:00',
      'overdue',
    ],
    [
      'an end before the receipt is judged as reported',
      { dueAt: at('2026-03-02 06:00') },
      '2026-03-02 05:00',
      'on_time',
    ],
    ['also against a due instant before both', { dueAt: at('2026-03-02 04:00') }, '2026-03-02 05:00', 'overdue'],
    [
      'a pause moves the due instant',
      { pauses: [aPause('2026-03-04 08:00', '2026-03-04 09:00')] },
      '2026-03-10 08:30',
      'on_time',
    ],
    [
      'one that still runs moves it up to the end',
      { pauses: [aPause('2026-03-09 16:00')] },
      '2026-03-11 08:00',
      'on_time',
    ],
    [
      'one after the due instant comes too late',
      { pauses: [aPause('2026-03-10 08:00')] },
      '2026-03-11 08:00',
      'overdue',
    ],
  ])('%s', (_, parts, end, outcome) => {
    const { fact, timeline } = closed(parts, end)
    expect(outcomeOfCase(fact, timeline)).toBe(outcome)
  })
})

describe(isOnTime766, () => {
  const once = aPause('2026-03-03 08:00', '2026-03-03 09:00')
  // The source has moved the due instant already: only the end of processing can save a late case.
  const moved = { dueIncludesPauses: true } as const

  it.each<[claim: string, parts: Partial<Case>, end: string, isOnTime: boolean]>([
    ['early', {}, '2026-03-05 10:00', true],
    ['without a due instant', { dueAt: null }, '2026-03-05 10:00', true],
    ['late', {}, '2026-03-09 17:01', false],
    ['after one supplement', { pauses: [once] }, '2026-03-05 10:00', true],
    ['after two', { pauses: [once, aPause('2026-03-04 08:00', '2026-03-04 09:00')] }, '2026-03-05 10:00', false],
    [
      'after a supplement and a payment',
      { pauses: [once, aPause('2026-03-04 08:00', '2026-03-04 09:00', 'payment')] },
      '2026-03-05 10:00',
      true,
    ],
    [
      'with the second supplement at the end',
      { pauses: [once, aPause('2026-03-05 10:00')] },
      '2026-03-05 10:00',
      false,
    ],
    [
      'with the second supplement after the end',
      { pauses: [once, aPause('2026-03-05 10:00:00.001')] },
      '2026-03-05 10:00',
      true,
    ],
    [
      'with two supplements after an end that lies before the receipt',
      { pauses: [aPause('2026-03-01 09:00', '2026-03-01 10:00'), aPause('2026-03-02 07:00', '2026-03-02 07:30')] },
      '2026-03-01 08:00',
      true,
    ],
    [
      'with a pause that runs since before the due instant',
      { ...moved, pauses: [aPause('2026-03-09 16:00')] },
      '2026-03-11 08:00',
      true,
    ],
    [
      'with one that runs since the due instant',
      { ...moved, pauses: [aPause('2026-03-09 17:00')] },
      '2026-03-11 08:00',
      true,
    ],
    [
      'with one that runs since later',
      { ...moved, pauses: [aPause('2026-03-09 17:00:00.001')] },
      '2026-03-11 08:00',
      false,
    ],
    [
      'with one that ended at the end',
      { ...moved, pauses: [aPause('2026-03-09 16:00', '2026-03-11 08:00')] },
      '2026-03-11 08:00',
      false,
    ],
    [
      'with one that ended a millisecond later',
      { ...moved, pauses: [aPause('2026-03-09 16:00', '2026-03-11 08:00:00.001')] },
      '2026-03-11 08:00',
      true,
    ],
    ['with one that began at the end', { ...moved, pauses: [aPause('2026-03-11 08:00')] }, '2026-03-11 08:00', false],
    [
      'with one at the end that goes on from one before the due instant',
      {
        ...moved,
        pauses: [aPause('2026-03-09 16:00', '2026-03-11 08:00'), aPause('2026-03-11 08:00', null, 'payment')],
      },
      '2026-03-11 08:00',
      true,
    ],
    [
      'with one since before the receipt, taken from it',
      { ...moved, dueAt: at('2026-03-02 07:00'), pauses: [aPause('2026-03-01 08:00')] },
      '2026-03-03 08:00',
      false,
    ],
  ])('judges a case closed %s', (_, parts, end, isOnTime) => {
    const { fact, timeline } = closed(parts, end)
    expect(isOnTime766(fact, timeline)).toBe(isOnTime)
  })
})
