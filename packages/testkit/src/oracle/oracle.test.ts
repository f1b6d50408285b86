import type { Case } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aCase } from '../builders/a-case.ts'
import { aPause } from '../builders/a-pause.ts'
import { at } from '../builders/at.ts'
import { dayAt } from '../builders/day-at.ts'
import { officeCalendar } from '../builders/office-calendar.ts'
import { oracle } from './oracle.ts'
import { oracleIndicators } from './reading-of.ts'

const unitTree = { desk: 'office', office: 'province', commune: 'province' }
const march = { from: dayAt('2026-03-01'), to: dayAt('2026-03-31') }
const online = { dimension: 'channel', value: 'online' }

/** A case received on a day of spring 2026 at 08:00, due on Monday 9 March at 17:00. */
const received = (id: string, day: string, parts: Partial<Case> = {}): Case =>
  aCase({ id, unit: 'desk', openedAt: at(`2026-${day} 08:00`), ...parts })

const cases: readonly Case[] = [
  // Carried over into March, resolved early: Friday 27 February 08:00 to Monday 2 March 08:00 is 480 minutes.
  received('early', '02-27', {
    closedAt: at('2026-03-02 08:00'),
    slices: { channel: 'online' },
    flags: { digitised: true },
  }),
  // One supplement of an hour moves the due date to Tuesday 10 March 08:30: resolved half an hour before it.
  // 2 March 08:00 to 10 March 08:00, six days, 2880 minutes.
  received('on time', '03-02', {
    closedAt: at('2026-03-10 08:00'),
    pauses: [aPause('2026-03-03 08:00', '2026-03-03 09:00')],
    slices: { channel: 'online' },
    flags: { onlineOffered: true, feeBearing: true, paidOnline: true },
  }),
  // Resolved late: 2 March 08:00 to 10 March 08:00, six days, 2880 minutes; offered online, brought in person.
  received('late', '03-02', {
    closedAt: at('2026-03-10 08:00'),
    slices: { channel: 'direct' },
    flags: { onlineOffered: true, feeBearing: true, reused: true },
  }),
  // Resolved without a due date, on the day: 60 minutes.
  received('no due', '03-03', { dueAt: null, closedAt: at('2026-03-03 09:00') }),
  received('withdrawn', '03-03', { closedAt: at('2026-03-04 08:00'), state: 'withdrawn' }),
  received('returned', '03-03', { closedAt: at('2026-03-04 08:00'), state: 'refused' }),
  aCase({ id: 'refused', unit: 'desk', openedAt: null, closedAt: at('2026-03-04 08:00'), state: 'refused' }),
  // Open at the end of March: overdue, in term, paused in term.
  received('overdue', '03-04'),
  received('in term', '03-04', { dueAt: at('2026-04-01 17:00') }),
  received('paused', '03-04', { pauses: [aPause('2026-03-05 08:00')] }),
  // Moved from the desk to the commune, open and due on 10 April.
  received('moved', '03-04', {
    dueAt: at('2026-04-10 17:00'),
    unitSpans: [
      { unit: 'desk', from: at('2026-03-04 08:00') },
      { unit: 'commune', from: at('2026-03-20 08:00') },
    ],
  }),
]
const asked = oracle({ versions: cases, unitTree, calendar: officeCalendar, now: at('2026-04-20 08:00') })
const plain = (value: number) => ({ value, num: null, den: null })
const rate = (num: number, den: number) => ({ value: (num / den) * 100, num, den })

describe(oracle, () => {
  it.each([
    ['received_total', plain(9)],
    ['resolved_total', plain(4)],
    ['resolved_early', plain(1)],
    ['resolved_on_time', plain(1)],
    ['resolved_overdue', plain(1)],
    // Open at the desk: overdue, in term, paused.
    ['in_progress', plain(3)],
    ['in_progress_in_term', plain(1)],
    ['in_progress_overdue', plain(1)],
    ['paused', plain(1)],
    // At midnight after 31 March the case due on 1 April is less than a working day from it.
    ['due_soon_1', plain(0)],
    ['due_soon_3', plain(1)],
    ['due_soon', plain(1)],
    ['online_received', plain(1)],
    ['carried_over', plain(1)],
    ['withdrawn', plain(1)],
    ['refused_rate', rate(1, 10)],
    ['on_time_rate', rate(2, 3)],
    ['overdue_rate', rate(1, 3)],
    ['on_time_of_received', rate(2, 10)],
    // Early, on time (one supplement) and without a due date, in term and paused in term; of one carried over and nine received.
    ['on_time_rate_766', rate(5, 10)],
    // 480 + (2880 − 60) + 2880 + 60 minutes.
    ['avg_days', { value: 6240 / 4 / 480, num: 6240, den: 4 }],
    // In order 60, 480, 2820, 2880: the second of four, and the fourth.
    ['median_days', { value: 1, num: null, den: 4 }],
    ['p90_days', { value: 6, num: null, den: 4 }],
    ['online_rate', rate(1, 2)],
    ['online_payment_rate', rate(1, 2)],
    // "on time" and "paused" were asked for a supplement.
    ['supplement_rate', rate(2, 9)],
    ['digitised_rate', rate(1, 4)],
    ['reuse_rate', rate(1, 9)],
  ])('reads %s of the desk in March', (indicator, reading) => {
    expect(asked.reading(`tthc.${indicator}`, 'desk', march)).toEqual(reading)
  })

  it('has a reading for each indicator it names, and for no other', () => {
    expect(oracleIndicators.map((one) => asked.reading(one, 'province', march).value)).toHaveLength(32)
    expect(() => asked.reading('tthc.unheard_of', 'desk', march)).toThrow('no indicator')
  })

  it('has no rate where there is nothing to divide by', () => {
    expect(asked.reading('on_time_rate', 'commune', march)).toEqual({ value: null, num: 0, den: 0 })
    expect(asked.reading('median_days', 'commune', march)).toEqual({ value: null, num: null, den: 0 })
  })

  it('R9 counts a move at both ends, and R15 in what the unit had', () => {
    expect(asked.count('transferred_out', 'desk', march)).toBe(1)
    expect(asked.reading('on_time_rate_766', 'commune', march)).toEqual(rate(1, 1))
    expect(asked.stock('open', 'desk', dayAt('2026-03-19'))).toBe(4)
    expect(asked.stock('open', 'desk', dayAt('2026-03-20'))).toBe(3)
    expect(asked.stock('open', 'commune', dayAt('2026-03-20'))).toBe(1)
  })

  it('R14 sums over the units below, and narrows to a slice', () => {
    expect(asked.count('received', 'office', march)).toBe(9)
    expect(asked.reading('in_progress', 'province', march).value).toBe(4)
    expect(asked.reading('resolved_total', 'province', march, online).value).toBe(2)
    expect(asked.reading('avg_days', 'desk', march, online)).toEqual({ value: 3300 / 2 / 480, num: 3300, den: 2 })
    expect(asked.reading('carried_over', 'desk', march, { dimension: 'channel', value: 'direct' }).value).toBe(0)
  })

  it('R14 finds nothing online among what was brought in person', () => {
    expect(asked.reading('online_rate', 'desk', march, { dimension: 'channel', value: 'direct' })).toEqual(rate(0, 1))
  })

  it.each([
    // Wednesday 4 March at 09:00: two of 2 March and the four of that day; the evening before, the two and those
    // withdrawn and returned in the morning.
    ['2026-03-04 09:00', 'open', '2026-03-31', 6],
    ['2026-03-04 09:00', 'open', '2026-03-03', 4],
    ['2026-03-04 09:00', 'paused', '2026-03-31', 0],
    ['2026-03-05 08:00', 'paused', '2026-03-31', 1],
    ['2026-03-05 07:59', 'paused', '2026-03-05', 0],
  ] as const)('R11 as of %s finds %s at the end of %s: %i', (now, state, day, expected) => {
    const early = oracle({ versions: cases, unitTree, calendar: officeCalendar, now: at(now) })
    expect(early.stock(state, 'province', dayAt(day))).toBe(expected)
  })

  it('R10 knows a supplement only once it is asked for', () => {
    const before = oracle({ versions: cases, unitTree, calendar: officeCalendar, now: at('2026-03-05 07:59') })
    expect(before.reading('supplement_rate', 'desk', march).num).toBe(1)
  })

  it('R10 counts outcomes only of resolutions, and a missing flag as false', () => {
    expect(asked.count('received', 'desk', march, { outcome: 'early' })).toBe(0)
    expect(asked.count('resolved', 'desk', march, { onTime766: false })).toBe(1)
    expect(asked.count('received', 'desk', march, { flags: { reused: false } })).toBe(8)
  })
})
