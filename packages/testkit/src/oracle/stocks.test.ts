import type { Case, CaseStock } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aCase } from '../builders/a-case.ts'
import { aPause } from '../builders/a-pause.ts'
import { at } from '../builders/at.ts'
import { officeCalendar } from '../builders/office-calendar.ts'
import { isInStock } from './is-in-stock.ts'
import { judge } from './judgement.ts'
import { naiveWorkingTime } from './naive-working-time.ts'

const time = naiveWorkingTime(officeCalendar)
const stocks = ['overdue', 'paused', 'in_term', 'in_term_766', 'overdue_766'] as const satisfies readonly CaseStock[]

/** The stocks besides `open` that hold the case at a time, as known then; `none` when it is not open. */
function standing(parts: Partial<Case>, when: string, asOf = when): string {
  const judgement = judge(aCase(parts), at(asOf), time)
  if (!isInStock(judgement, at(when), 'open')) return 'none'
  return stocks.filter((stock) => isInStock(judgement, at(when), stock)).join(' ')
}

const inTerm = 'in_term in_term_766'
const overdue = 'overdue overdue_766'
const paused = 'paused in_term_766'
// Received Monday 2 March 2026 at 08:00, due Monday 9 March at 17:00, unless a row says otherwise.
const supplement = { pauses: [aPause('2026-03-09 16:00', '2026-03-11 10:00')] }
const lasting = { pauses: [aPause('2026-03-09 16:00')] }

describe(isInStock, () => {
  it.each<[rule: string, parts: Partial<Case>, when: string, stock: string]>([
    ['R1 nothing before the receipt', {}, '2026-03-02 07:59:59.999', 'none'],
    ['R1 open from the receipt on', {}, '2026-03-02 08:00', inTerm],
    ['R1 never received, never open', { openedAt: null }, '2026-03-05 08:00', 'none'],
    ['R2 not open at its end', { closedAt: at('2026-03-05 10:00') }, '2026-03-05 10:00', 'none'],
    ['R2 open until then', { closedAt: at('2026-03-05 10:00') }, '2026-03-05 09:59:59.999', inTerm],
    ['R2 a re-opened case has no end', { closedAt: at('2026-03-04 10:00'), state: 'open' }, '2026-03-05 10:00', inTerm],
    [
      'R2 changedAt ends a closed case without an end',
      { state: 'closed', changedAt: at('2026-03-05 10:00') },
      '2026-03-05 10:00',
      'none',
    ],
    [
      'R2 an end before the receipt leaves nothing open',
      { closedAt: at('2026-03-01 10:00') },
      '2026-03-02 08:00',
      'none',
    ],
    ['R5 in term at the very due date', {}, '2026-03-09 17:00', inTerm],
    ['R5 overdue right after it', {}, '2026-03-09 17:00:00.001', overdue],
    ['R4 without a due date never overdue', { dueAt: null }, '2026-12-31 00:00', inTerm],
    // A pause of 1 h Monday + 8 h Tuesday + 2 h 30 Wednesday moves the due date from Monday 17:00 by 11 h 30 to
    // Tuesday 17:00 (8 h) and Wednesday 11:00 (3 h 30).
    ['R5 paused from its first moment', supplement, '2026-03-09 16:00', paused],
    ['R5 paused to its last', supplement, '2026-03-11 09:59:59.999', paused],
    ['R5 a pause is over at its end', supplement, '2026-03-11 10:00', inTerm],
    ['R4 the pause has moved the due date', supplement, '2026-03-11 11:00', inTerm],
    ['R4 exactly so far', supplement, '2026-03-11 11:00:00.001', overdue],
    ['R4 a lasting pause stops the clock for good', lasting, '2026-12-31 00:00', paused],
    // Started one millisecond too late: the case is already overdue, and stays so during and after the pause.
    ['R5 overdue outranks paused', { pauses: [aPause('2026-03-09 17:00:00.001')] }, '2026-03-10 08:00', overdue],
    [
      'R4 a pause after the due date does not help',
      { pauses: [aPause('2026-03-09 17:00:00.001', '2026-03-10 09:00')] },
      '2026-03-10 10:00',
      overdue,
    ],
    ['R4 a pause at the due date still helps', { pauses: [aPause('2026-03-09 17:00')] }, '2026-03-12 08:00', paused],
    // The pause lies in the night and holds no working minute: the due date stays where it was.
    [
      'R4 a pause without working time moves nothing',
      { pauses: [aPause('2026-03-09 17:00', '2026-03-10 07:00')] },
      '2026-03-10 07:00',
      overdue,
    ],
    // Two pauses: +1 h to Tuesday 10 March 08:30, the second starts before that and adds another hour: 09:30.
    [
      'R4 pauses add up',
      {
        pauses: [
          aPause('2026-03-10 08:00', '2026-03-10 09:00'),
          aPause('2026-03-04 08:00', '2026-03-04 09:00', 'other'),
        ],
      },
      '2026-03-10 09:30',
      inTerm,
    ],
    [
      'R4 to the minute',
      {
        pauses: [
          aPause('2026-03-10 08:00', '2026-03-10 09:00'),
          aPause('2026-03-04 08:00', '2026-03-04 09:00', 'other'),
        ],
      },
      '2026-03-10 09:30:00.001',
      overdue,
    ],
    // 08:00–10:00 and 09:00–11:00 are three hours, not four: Monday 17:00 becomes Tuesday 10:30.
    [
      'R3 overlapping pauses are one',
      {
        pauses: [
          aPause('2026-03-04 08:00', '2026-03-04 10:00', 'other'),
          aPause('2026-03-04 09:00', '2026-03-04 11:00', 'other'),
        ],
      },
      '2026-03-10 10:30:00.001',
      overdue,
    ],
    // 07:00–08:30 on the day of receipt at 08:00 counts 30 minutes: Tuesday 08:00.
    [
      'R3 a pause counts from the receipt on',
      { pauses: [aPause('2026-03-02 07:30', '2026-03-02 08:30')] },
      '2026-03-10 08:00',
      inTerm,
    ],
    [
      'R3 and no minute earlier',
      { pauses: [aPause('2026-03-02 07:30', '2026-03-02 08:30')] },
      '2026-03-10 08:00:00.001',
      overdue,
    ],
    [
      'R3 a pause that ends before it begins is none',
      { pauses: [aPause('2026-03-05 08:00', '2026-03-04 08:00')] },
      '2026-03-05 09:00',
      inTerm,
    ],
    [
      'R4 a source that has moved the due date is believed',
      { ...supplement, dueIncludesPauses: true },
      '2026-03-09 17:00',
      paused,
    ],
    // The absolute due date passes during the pause; Decision 766 looks at the pause's start.
    [
      'R8 paused in term stays in term',
      { ...supplement, dueIncludesPauses: true },
      '2026-03-10 08:00',
      'overdue in_term_766',
    ],
    ['R8 until the pause is over', { ...supplement, dueIncludesPauses: true }, '2026-03-11 10:00', overdue],
    ['R8 one supplement is allowed', supplement, '2026-03-11 10:30', inTerm],
    [
      'R8 the second is too much, from its start',
      { pauses: [aPause('2026-03-03 08:00', '2026-03-03 09:00'), aPause('2026-03-03 09:00')] },
      '2026-03-03 09:00',
      'paused overdue_766',
    ],
    [
      'R8 and not before',
      { pauses: [aPause('2026-03-03 08:00', '2026-03-03 09:00'), aPause('2026-03-03 09:00')] },
      '2026-03-03 08:59:59.999',
      paused,
    ],
    [
      'R8 a payment is no supplement',
      { pauses: [aPause('2026-03-03 08:00', '2026-03-03 09:00'), aPause('2026-03-03 09:00', null, 'payment')] },
      '2026-03-03 10:00',
      paused,
    ],
    [
      'R8 a supplement before the receipt counts',
      { pauses: [aPause('2026-02-27 08:00', '2026-02-27 09:00'), aPause('2026-03-03 09:00')] },
      '2026-03-03 10:00',
      'paused overdue_766',
    ],
  ])('%s', (_, parts, when, stock) => {
    expect(standing(parts, when)).toBe(stock)
  })

  it.each([
    ['R3 before a pause begins nobody knows of it', '2026-03-09 15:59', inTerm],
    ['R3 while it runs its end is unknown', '2026-03-10 08:00', paused],
  ])('%s', (_, asOf, stock) => {
    expect(standing(supplement, asOf, asOf)).toBe(stock)
    expect(standing(supplement, asOf, '2026-04-01 00:00')).toBe(stock)
  })

  it('R2 does not believe an end that is still to come', () => {
    const parts = { closedAt: at('2026-03-05 10:00') }
    expect(standing(parts, '2026-03-05 09:00', '2026-03-05 09:00')).toBe(inTerm)
  })

  it.each([
    // One working day before Monday 9 March 17:00 is its morning, 07:30; three are Thursday 5 March 07:30.
    ['2026-03-09 07:29:59.999', 1, false],
    ['2026-03-09 07:30', 1, true],
    ['2026-03-05 07:29:59.999', 3, false],
    ['2026-03-05 07:30', 3, true],
    ['2026-03-09 17:00', 1, true],
    ['2026-03-09 17:00:00.001', 1, false],
  ])('R6 at %s, due within %i days: %s', (when, days, isSoon) => {
    const judgement = judge(aCase(), at(when), time)
    expect(isInStock(judgement, at(when), 'due_soon', days)).toBe(isSoon)
  })

  it('R6 is neither due soon in a pause nor without a due date, and asks for the days', () => {
    const when = at('2026-03-09 16:30')
    expect(isInStock(judge(aCase(lasting), when, time), when, 'due_soon', 1)).toBe(false)
    expect(isInStock(judge(aCase({ dueAt: null }), when, time), when, 'due_soon', 1)).toBe(false)
    expect(() => isInStock(judge(aCase(), when, time), when, 'due_soon')).toThrow('needs a number')
  })

  it('R6 sees the due date that a pause has moved', () => {
    // Due Wednesday 11 March 11:00 after the pause: one day before is Tuesday 11:00, in the pause; soon from its end on.
    const when = at('2026-03-11 10:00')
    expect(isInStock(judge(aCase(supplement), when, time), when, 'due_soon', 1)).toBe(true)
  })
})
