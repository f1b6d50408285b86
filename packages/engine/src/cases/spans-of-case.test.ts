import type { Case, CaseStock } from '@toan-canh/contract'
import { aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { type SpanRules, spansOfCase } from './spans-of-case.ts'
import { later, office, stretch, told } from './told-case.fixture.ts'

/** The stretches of each stock that has some, those that have an N with it. */
function spans(
  parts: Partial<Case>,
  asOf = later,
  withinDays: readonly number[] = [],
  more: Partial<SpanRules> = {},
): Partial<Record<string, string>> {
  const { fact, timeline } = told(parts, asOf)
  const found = spansOfCase(fact, timeline, {
    calendar: office,
    withinDays,
    overHours: [],
    isWaitingCounted: false,
    ...more,
  })
  const name = (stock: CaseStock, bound: number) => (bound === 0 ? stock : `${stock} ${bound}`)
  return Object.fromEntries(
    Object.entries(Object.groupBy(found, (span) => name(span.stock, span.bound))).map(([stock, list = []]) => [
      stock,
      list.map(stretch).join(' '),
    ]),
  )
}

const toDue = '03-02 08:00–03-09 17:00:00.001'
const fromDue = '03-09 17:00:00.001–…'

describe(spansOfCase, () => {
  it.each<[claim: string, parts: Partial<Case>, spans: Partial<Record<CaseStock, string>>]>([
    ['a case never received is in no stock', { openedAt: null }, {}],
    ['nor is one closed at its receipt', { closedAt: at('2026-03-01 08:00') }, {}],
    [
      'in term up to the due instant, overdue from the millisecond after it',
      {},
      { open: '03-02 08:00–…', in_term: toDue, in_term_766: toDue, overdue: fromDue, overdue_766: fromDue },
    ],
    [
      'closed in term it was never overdue',
      { closedAt: at('2026-03-05 10:00') },
      { open: '03-02 08:00–03-05 10:00', in_term: '03-02 08:00–03-05 10:00', in_term_766: '03-02 08:00–03-05 10:00' },
    ],
    [
      'closed at the very due instant neither',
      { closedAt: at('2026-03-09 17:00') },
      { open: '03-02 08:00–03-09 17:00', in_term: '03-02 08:00–03-09 17:00', in_term_766: '03-02 08:00–03-09 17:00' },
    ],
    [
      'without a due instant in term for good',
      { dueAt: null },
      { open: '03-02 08:00–…', in_term: '03-02 08:00–…', in_term_766: '03-02 08:00–…' },
    ],
    [
      'due before its receipt it is overdue at once',
      { dueAt: at('2026-03-01 08:00') },
      { open: '03-02 08:00–…', overdue: '03-02 08:00–…', overdue_766: '03-02 08:00–…' },
    ],
    [
      'paused in term stays paused, and in term for Decision 766',
      { pauses: [aPause('2026-03-09 16:00', null, 'payment')] },
      {
        open: '03-02 08:00–…',
        in_term: '03-02 08:00–03-09 16:00',
        paused: '03-09 16:00–…',
        in_term_766: '03-02 08:00–03-09 16:00 03-09 16:00–…',
      },
    ],
    [
      'a pause from the very due instant still stands in term',
      { pauses: [aPause('2026-03-09 17:00', null, 'payment')] },
      {
        open: '03-02 08:00–…',
        in_term: '03-02 08:00–03-09 17:00',
        paused: '03-09 17:00–…',
        in_term_766: '03-02 08:00–03-09 17:00 03-09 17:00–…',
      },
    ],
    [
      'a pause cannot hide red: overdue before it, overdue in it',
      { pauses: [aPause('2026-03-09 17:00:00.001', null, 'payment')] },
      { open: '03-02 08:00–…', in_term: toDue, in_term_766: toDue, overdue: fromDue, overdue_766: fromDue },
    ],
    [
      'a due instant that the source has moved passes also in a pause; Decision 766 looks at its start',
      { dueIncludesPauses: true, pauses: [aPause('2026-03-09 16:00', '2026-03-11 10:00', 'payment')] },
      {
        open: '03-02 08:00–…',
        in_term: '03-02 08:00–03-09 16:00',
        paused: '03-09 16:00–03-09 17:00:00.001',
        overdue: '03-09 17:00:00.001–03-11 10:00 03-11 10:00–…',
        in_term_766: '03-02 08:00–03-09 16:00 03-09 16:00–03-11 10:00',
        overdue_766: '03-11 10:00–…',
      },
    ],
    [
      'from the second supplement on overdue for Decision 766, and for it alone',
      { dueAt: null, pauses: [aPause('2026-03-03 08:00', '2026-03-04 08:00'), aPause('2026-03-05 08:00')] },
      {
        open: '03-02 08:00–…',
        in_term: '03-02 08:00–03-03 08:00 03-04 08:00–03-05 08:00',
        paused: '03-03 08:00–03-04 08:00 03-05 08:00–…',
        in_term_766: '03-02 08:00–03-03 08:00 03-03 08:00–03-04 08:00 03-04 08:00–03-05 08:00',
        overdue_766: '03-05 08:00–…',
      },
    ],
    [
      'two supplements before the receipt count from it',
      {
        dueAt: null,
        pauses: [aPause('2026-02-26 08:00', '2026-02-26 09:00'), aPause('2026-02-27 08:00', '2026-02-27 09:00')],
      },
      { open: '03-02 08:00–…', in_term: '03-02 08:00–…', overdue_766: '03-02 08:00–…' },
    ],
    [
      'a second one asked for after the end changes nothing',
      {
        dueAt: null,
        closedAt: at('2026-03-04 10:00'),
        pauses: [aPause('2026-03-03 08:00', '2026-03-03 09:00'), aPause('2026-03-05 08:00')],
      },
      {
        open: '03-02 08:00–03-04 10:00',
        in_term: '03-02 08:00–03-03 08:00 03-03 09:00–03-04 10:00',
        paused: '03-03 08:00–03-03 09:00',
        in_term_766: '03-02 08:00–03-03 08:00 03-03 08:00–03-03 09:00 03-03 09:00–03-04 10:00',
      },
    ],
  ])('%s', (_, parts, expected) => {
    expect(spans(parts)).toEqual(expected)
  })

  it.each<[claim: string, parts: Partial<Case>, days: number, span: string | undefined]>([
    ['one working day before Monday 17:00 is its opening', {}, 1, '03-09 07:30–03-09 17:00:00.001'],
    ['three are Thursday’s', {}, 3, '03-05 07:30–03-09 17:00:00.001'],
    ['thirty reach back before the receipt, which is the earliest', {}, 30, toDue],
    ['closed before that it was never due soon', { closedAt: at('2026-03-05 10:00') }, 1, undefined],
    ['closed within it, it was until then', { closedAt: at('2026-03-09 10:00') }, 1, '03-09 07:30–03-09 10:00'],
    ['without a due instant it is never', { dueAt: null }, 3, undefined],
    [
      'not while it stands, and by the moved due instant after',
      { pauses: [aPause('2026-03-09 10:00', '2026-03-09 11:00')] },
      1,
      '03-09 07:30–03-09 10:00 03-09 11:00–03-10 08:30:00.001',
    ],
  ])('due soon: %s', (_, parts, days, span) => {
    expect(spans(parts, later, [days])[`due_soon ${days}`]).toBe(span)
  })

  it('foresees the deadline of an open case, which is where it changes next', () => {
    expect(spans({}, '2026-03-03 08:00').overdue).toBe(fromDue)
  })

  it.each<[claim: string, parts: Partial<Case>, spans: Record<string, string>]>([
    [
      'until somebody accepts it, over the limit from the millisecond after it',
      { submittedAt: at('2026-03-02 16:00'), openedAt: at('2026-03-04 09:00'), state: 'open' },
      { waiting: '03-02 16:00–03-04 09:00', 'waiting_over 8': '03-03 16:00:00.001–03-04 09:00' },
    ],
    [
      'for as long as nobody does',
      { submittedAt: at('2026-03-02 16:00'), openedAt: null, state: 'submitted' },
      { waiting: '03-02 16:00–…', 'waiting_over 8': '03-03 16:00:00.001–…' },
    ],
    [
      'and no longer once it is refused',
      {
        submittedAt: at('2026-03-02 16:00'),
        openedAt: null,
        closedAt: at('2026-03-03 08:00'),
        state: 'refused',
      },
      { waiting: '03-02 16:00–03-03 08:00' },
    ],
  ])('a case that is submitted waits %s', (_, parts, expected) => {
    const found = spans(parts, later, [], { overHours: [8], isWaitingCounted: true })
    expect(Object.fromEntries(Object.entries(found).filter(([stock]) => stock.startsWith('waiting')))).toEqual(expected)
  })
})
