import type { Case } from '@toan-canh/contract'
import { aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { nextChangeOfCase } from './next-change-of-case.ts'
import { spansOfCase } from './spans-of-case.ts'
import { clock, heldBy, office, told } from './told-case.fixture.ts'

function next(parts: Partial<Case>, asOf: string): string {
  const { fact, timeline } = told(parts, asOf)
  return clock(
    nextChangeOfCase(
      fact,
      timeline,
      spansOfCase(fact, timeline, { calendar: office, withinDays: [1], overHours: [4], isWaitingCounted: true }),
    ),
  )
}

const closedAt = at('2026-03-05 10:00')

describe(nextChangeOfCase, () => {
  it.each<[claim: string, parts: Partial<Case>, asOf: string, next: string]>([
    ['its submission', { submittedAt: at('2026-03-01 20:00') }, '2026-03-01 08:00', '03-01 20:00'],
    ['its receipt', {}, '2026-03-01 08:00', '03-02 08:00'],
    ['the day it is due soon', {}, '2026-03-02 08:00', '03-09 07:30'],
    ['the millisecond it is overdue', {}, '2026-03-09 07:30', '03-09 17:00:00.001'],
    ['nothing more', {}, '2026-03-09 17:00:00.001', '…'],
    ['nothing without a due instant', { dueAt: null }, '2026-03-02 08:00', '…'],
    ['an end that is still to come', { closedAt }, '2026-03-04 10:00', '03-05 10:00'],
    ['nothing after the end', { closedAt }, '2026-03-05 10:00', '…'],
    [
      'a pause that is still to come',
      { pauses: [aPause('2026-03-04 08:00', '2026-03-04 09:00')] },
      '2026-03-03 08:00',
      '03-04 08:00',
    ],
    [
      'the end of one that runs',
      { pauses: [aPause('2026-03-04 08:00', '2026-03-04 09:00')] },
      '2026-03-04 08:00',
      '03-04 09:00',
    ],
    [
      'nothing in one that lasts: its deadline stands',
      { pauses: [aPause('2026-03-04 08:00')] },
      '2026-03-04 08:00',
      '…',
    ],
    [
      'the deadline in one that does not move it',
      { dueIncludesPauses: true, pauses: [aPause('2026-03-04 08:00')] },
      '2026-03-04 08:00',
      '03-09 17:00:00.001',
    ],
    [
      'no pause that ends before it begins',
      { dueAt: null, pauses: [aPause('2026-03-05 08:00', '2026-03-04 08:00')] },
      '2026-03-03 08:00',
      '…',
    ],
    [
      'after the end, a further request to supplement',
      { closedAt, pauses: [aPause('2026-03-06 08:00', '2026-03-07 08:00')] },
      '2026-03-05 10:00',
      '03-06 08:00',
    ],
    [
      'but not its end',
      { closedAt, pauses: [aPause('2026-03-06 08:00', '2026-03-07 08:00')] },
      '2026-03-06 08:00',
      '…',
    ],
    ['nor a payment', { closedAt, pauses: [aPause('2026-03-06 08:00', null, 'payment')] }, '2026-03-05 10:00', '…'],
    [
      'a move that is still to come',
      heldBy(['a', '2026-03-01 08:00'], ['b', '2026-03-04 08:00']),
      '2026-03-03 08:00',
      '03-04 08:00',
    ],
    [
      'none after the end',
      { closedAt, ...heldBy(['a', '2026-03-01 08:00'], ['b', '2026-03-06 08:00']) },
      '2026-03-05 10:00',
      '…',
    ],
  ])('is %s', (_, parts, asOf, text) => {
    expect(next(parts, asOf)).toBe(text)
  })
})
