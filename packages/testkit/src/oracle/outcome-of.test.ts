import type { Case } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aCase } from '../builders/a-case.ts'
import { aPause } from '../builders/a-pause.ts'
import { at } from '../builders/at.ts'
import { officeCalendar } from '../builders/office-calendar.ts'
import { judge } from './judgement.ts'
import { naiveWorkingTime } from './naive-working-time.ts'
import { isOnTime766, netWorkingMinutes, outcomeOf } from './outcome-of.ts'

const time = naiveWorkingTime(officeCalendar)
const ended = (parts: Partial<Case>, closed: string) =>
  judge(aCase({ closedAt: at(closed), ...parts }), at('2026-06-01 00:00'), time)

// Received Monday 2 March 2026 at 08:00, due Monday 9 March at 17:00, unless a row says otherwise.
describe(outcomeOf, () => {
  it.each<[rule: string, parts: Partial<Case>, closed: string, outcome: string | null]>([
    ['R7 the day before', {}, '2026-03-08 23:59:59.999', 'early'],
    ['R7 the morning of the day', {}, '2026-03-09 00:00', 'on_time'],
    ['R7 the very moment', {}, '2026-03-09 17:00', 'on_time'],
    ['R7 a millisecond later', {}, '2026-03-09 17:00:00.001', 'overdue'],
    ['R7 without a due date', { dueAt: null }, '2026-03-09 18:00', 'no_due'],
    [
      'R2 an end before the receipt is judged as reported',
      { dueAt: at('2026-03-02 06:00') },
      '2026-03-02 05:00',
      'on_time',
    ],
    ['R2 also against an earlier due date', { dueAt: at('2026-03-02 04:00') }, '2026-03-02 05:00', 'overdue'],
    // One hour of pause: due Tuesday 10 March 08:30.
    [
      'R7 the pause moves the due date',
      { pauses: [aPause('2026-03-04 08:00', '2026-03-04 09:00')] },
      '2026-03-10 08:30',
      'on_time',
    ],
    // The pause runs from Monday 16:00 and ends with the case on Wednesday 08:00: 1 h + 8 h + 30 min later than
    // Monday 17:00 is Wednesday 09:00.
    ['R7 a running pause ends with the case', { pauses: [aPause('2026-03-09 16:00')] }, '2026-03-11 08:00', 'on_time'],
    [
      'R7 a pause reported to end later too',
      { pauses: [aPause('2026-03-09 16:00', '2026-03-20 08:00')] },
      '2026-03-11 08:00',
      'on_time',
    ],
    // Two days of pause, 16 hours: due Wednesday 11 March 17:00; Tuesday is early.
    [
      'R7 early by the moved due date',
      { pauses: [aPause('2026-03-04 07:30', '2026-03-05 17:00')] },
      '2026-03-10 16:00',
      'early',
    ],
    [
      'R7 a pause after the due date comes too late',
      { pauses: [aPause('2026-03-10 08:00')] },
      '2026-03-11 08:00',
      'overdue',
    ],
    ['R7 a withdrawal has no outcome', { state: 'withdrawn' }, '2026-03-05 08:00', null],
    ['R7 nor has what was never received', { openedAt: null }, '2026-03-05 08:00', null],
  ])('%s', (_, parts, closed, outcome) => {
    expect(outcomeOf(ended(parts, closed))).toBe(outcome)
  })
})

describe(isOnTime766, () => {
  const once = aPause('2026-03-03 08:00', '2026-03-03 09:00')
  it.each<[rule: string, parts: Partial<Case>, closed: string, isOnTime: boolean | null]>([
    ['early', {}, '2026-03-05 10:00', true],
    ['without a due date', { dueAt: null }, '2026-03-05 10:00', true],
    ['late', {}, '2026-03-09 17:01', false],
    ['after one supplement', { pauses: [once] }, '2026-03-05 10:00', true],
    ['after two', { pauses: [once, aPause('2026-03-04 08:00', '2026-03-04 09:00')] }, '2026-03-05 10:00', false],
    ['a second one after the end is none', { pauses: [once, aPause('2026-03-06 08:00')] }, '2026-03-05 10:00', true],
    // The source says due Monday 17:00, pauses included; closed on Wednesday in a pause that began Monday 16:00.
    [
      'an open request ends processing at its start',
      { dueIncludesPauses: true, pauses: [aPause('2026-03-09 16:00')] },
      '2026-03-11 08:00',
      true,
    ],
    [
      'a request that was answered does not',
      { dueIncludesPauses: true, pauses: [aPause('2026-03-09 16:00', '2026-03-11 08:00')] },
      '2026-03-11 08:00',
      false,
    ],
    [
      'a request made too late does not',
      { dueIncludesPauses: true, pauses: [aPause('2026-03-09 17:00:00.001')] },
      '2026-03-11 08:00',
      false,
    ],
    ['a refusal is not judged', { state: 'refused' }, '2026-03-05 10:00', null],
  ])('R8 %s', (_, parts, closed, isOnTime) => {
    expect(isOnTime766(ended(parts, closed))).toBe(isOnTime)
  })
})

describe(netWorkingMinutes, () => {
  it.each<[rule: string, parts: Partial<Case>, closed: string, minutes: number | null]>([
    // Monday from 08:00: 7 h 30; Tuesday until 08:00: 30 minutes.
    ['from receipt to end', {}, '2026-03-03 08:00', 480],
    // Of these eight hours one in the morning is paused, though the pause is told twice.
    [
      'without its pauses',
      { pauses: [aPause('2026-03-02 09:00', '2026-03-02 10:00'), aPause('2026-03-02 09:30', '2026-03-02 10:00')] },
      '2026-03-03 08:00',
      420,
    ],
    // The pause takes Monday from 16:00 (60 minutes) and Tuesday until 08:00 (30).
    ['a running pause ends with the case', { pauses: [aPause('2026-03-02 16:00')] }, '2026-03-03 08:00', 390],
    ['nothing when it ended before it began', {}, '2026-03-01 08:00', 0],
    // 90 s of work, cut to 1 minute, less two pauses of 40 s, each cut to none.
    [
      'stretches under a minute are cut',
      {
        pauses: [
          aPause('2026-03-02 08:00:00', '2026-03-02 08:00:40'),
          aPause('2026-03-02 08:00:50', '2026-03-02 08:01:30'),
        ],
      },
      '2026-03-02 08:01:30',
      1,
    ],
    // Touching pauses are one of 80 s, so one minute of the two; apart they would be none.
    [
      'touching pauses are one',
      {
        pauses: [
          aPause('2026-03-02 08:00:00', '2026-03-02 08:00:40'),
          aPause('2026-03-02 08:00:40', '2026-03-02 08:01:20'),
        ],
      },
      '2026-03-02 08:02',
      1,
    ],
    ['none for a withdrawal', { state: 'withdrawn' }, '2026-03-03 08:00', null],
  ])('R12 %s', (_, parts, closed, minutes) => {
    expect(netWorkingMinutes(ended(parts, closed))).toBe(minutes)
  })
})
