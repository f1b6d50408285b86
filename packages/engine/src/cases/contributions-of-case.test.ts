import { type Instant, isoDay } from '@toan-canh/calendar'
import type { Case, Clock, Measure } from '@toan-canh/contract'
import { aCase, aPause, at, dayAt } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import { bucketOf } from '../definitions/log-histogram.ts'
import { aPack } from '../definitions/small-pack.fixture.ts'
import { contributionsOfCase } from './contributions-of-case.ts'
import { clock, heldBy, later, office } from './told-case.fixture.ts'

const closedAt = at('2026-03-05 10:00')

/** What one measure gets from a case, as `day unit slice +amount`, slices other than the whole only when asked for. */
function counted(measure: Measure, parts: Partial<Case>, asOf: Instant = at(later)): readonly string[] {
  const definitions = compileDefinitions([aPack({ it: measure })], () => office)
  const { cells } = contributionsOfCase(definitions, 'mot-cua', aCase({ unit: 'u', ...parts }), asOf)
  return cells.flatMap(({ unit, day, slices, slots, amounts }) =>
    slices.flatMap((slice) =>
      slots.map((slot, index) => {
        const amount = amounts[index] ?? 0
        const place = [isoDay(day).slice(5), unit, slice].filter((part) => part !== '').join(' ')
        return `${place} ${amount > 0 ? '+' : '−'}${Math.abs(amount)}${slot === 0 ? '' : ` in ${slot}`}`
      }),
    ),
  )
}

const whole = (lines: readonly string[]) => lines.filter((line) => !line.includes('='))

describe(contributionsOfCase, () => {
  it.each<[claim: string, measure: Measure, parts: Partial<Case>, lines: readonly string[]]>([
    ['a stock gains an open case on the day of its receipt', { stock: 'open' }, {}, ['03-02 u +1']],
    ['and loses it on the day of its end', { stock: 'open' }, { closedAt }, ['03-02 u +1', '03-05 u −1']],
    [
      'on one day it may do both',
      { stock: 'open' },
      { closedAt: at('2026-03-02 16:00') },
      ['03-02 u +1', '03-02 u −1'],
    ],
    ['overdue begins on the due day when the deadline passes within it', { stock: 'overdue' }, {}, ['03-09 u +1']],
    [
      'or on the next when it is the last millisecond',
      { stock: 'overdue' },
      { dueAt: at('2026-03-09 23:59:59.999') },
      ['03-10 u +1'],
    ],
    ['due soon within so many days', { stock: 'due_soon', withinDays: 3 }, {}, ['03-05 u +1', '03-09 u −1']],
    [
      'a move hands a stock on',
      { stock: 'open' },
      { closedAt, ...heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00']) },
      ['03-02 a +1', '03-03 a −1', '03-03 b +1', '03-05 b −1'],
    ],
    [
      'a move at the end leaves it to the unit before',
      { stock: 'open' },
      { closedAt, ...heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-05 10:00']) },
      ['03-02 a +1', '03-05 a −1'],
    ],
    ['an event counts on its day', { count: 'resolved' }, { closedAt }, ['03-05 u +1']],
    ['under its condition', { count: 'resolved', when: { outcome: 'overdue' } }, { closedAt }, []],
    [
      'a sum takes net minutes',
      { sum: 'net_working_minutes', on: 'resolved' },
      { closedAt: at('2026-03-03 08:00') },
      ['03-03 u +480'],
    ],
    ['and nothing of none', { sum: 'net_working_minutes', on: 'resolved' }, { closedAt: at('2026-03-01 08:00') }, []],
    [
      'another how long it waited to be accepted, on that day',
      { sum: 'wait_minutes', on: 'received' },
      { submittedAt: at('2026-03-02 16:00'), openedAt: at('2026-03-03 08:30') },
      ['03-03 u +120'],
    ],
    [
      'another how long it took from its submission, waiting and pauses among them',
      { sum: 'whole_working_minutes', on: 'resolved' },
      {
        submittedAt: at('2026-03-02 16:00'),
        openedAt: at('2026-03-03 08:30'),
        closedAt: at('2026-03-03 10:30'),
        pauses: [aPause('2026-03-03 09:00', '2026-03-03 10:00')],
      },
      ['03-03 u +240'],
    ],
    [
      'a move hands on what waits',
      { stock: 'waiting' },
      {
        submittedAt: at('2026-03-02 08:00'),
        openedAt: at('2026-03-04 08:00'),
        ...heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00']),
      },
      ['03-02 a +1', '03-03 a −1', '03-03 b +1', '03-04 b −1'],
    ],
    [
      'a histogram one in their bucket',
      { histogram: 'net_working_minutes', on: 'resolved' },
      { closedAt: at('2026-03-03 08:00') },
      [`03-03 u +1 in ${bucketOf(480)}`],
    ],
    [
      'no duration without a resolution',
      { sum: 'net_working_minutes', on: 'resolved' },
      { closedAt, state: 'withdrawn' },
      [],
    ],
    ['the day is Vietnam’s', { count: 'received' }, { openedAt: at('2026-03-02 00:00') }, ['03-02 u +1']],
  ])('%s', (_, measure, parts, lines) => {
    expect(whole(counted(measure, parts))).toEqual(lines)
  })

  it.each<[slices: Case['slices'], slice: string]>([
    [{ channel: 'direct' }, 'channel=direct'],
    [{ channel: 'a=b|c' }, 'channel=a=b|c'],
    [{}, 'channel=-'],
  ])('counts %j in the whole and in %s', (slices, slice) => {
    expect(counted({ count: 'received' }, { slices })).toEqual(['03-02 u +1', `03-02 u ${slice} +1`])
  })

  it('counts what is hourly in its hour too, without other slices', () => {
    const lines = counted({ count: 'received', hourly: true }, { openedAt: at('2026-03-02 08:59:59.999') })
    expect(lines).toEqual(['03-02 u +1', '03-02 u channel=- +1', '03-02 u @hour=08 +1'])
  })

  it.each([
    ['2026-03-02 07:59:59.999', []],
    ['2026-03-02 08:00', ['03-02 u +1']],
    ['2026-03-05 09:59:59.999', ['03-02 u +1']],
    ['2026-03-05 10:00', ['03-02 u +1', '03-05 u −1']],
  ])('writes only what has come at %s', (asOf, lines) => {
    expect(whole(counted({ stock: 'open' }, { closedAt }, at(asOf)))).toEqual(lines)
  })

  it('counts nothing of a kind that no pack counts', () => {
    const definitions = compileDefinitions([aPack({ it: { count: 'received' } })], () => office)
    const found = contributionsOfCase(definitions, 'mot-cua', aCase({ kind: 'petition' }), at(later))
    expect(found).toEqual({ cells: [], next: null })
  })

  it('judges a case without a due instant by the clock of its kind, and waits for it', () => {
    const terms: Clock = [{ term: { unit: 'working_day', count: 2 }, basis: 'Thử nghiệm' }]
    const pack = aPack({ it: { stock: 'overdue' } }, {}, { facts: { shape: 'case', kind: 'dossier', clock: terms } })
    const definitions = compileDefinitions([pack], () => office)
    const fact = aCase({ unit: 'u', dueAt: null })
    const found = contributionsOfCase(definitions, 'mot-cua', fact, at('2026-03-02 09:00'))
    expect(found).toEqual({ cells: [], next: at('2026-03-04 17:00') + 1 })
    const late = contributionsOfCase(definitions, 'mot-cua', fact, at('2026-03-05 09:00'))
    expect(late.cells).toMatchObject([{ unit: 'u', day: dayAt('2026-03-04'), amounts: [1] }])
  })

  it('judges a case by the calendar of its source', () => {
    const asked: string[] = []
    const definitions = compileDefinitions([aPack({ it: { count: 'received' } })], (source) => {
      asked.push(source)
      return office
    })
    contributionsOfCase(definitions, 'mot-cua', aCase(), at(later))
    expect(asked).toEqual(['mot-cua'])
  })

  it('names the next instant at which its cells may change', () => {
    const definitions = compileDefinitions([aPack({ it: { stock: 'due_soon', withinDays: 1 } })], () => office)
    const next = (parts: Partial<Case>) =>
      clock(contributionsOfCase(definitions, 'mot-cua', aCase(parts), at('2026-03-03 08:00')).next)
    expect(next({})).toBe('03-09 07:30')
    expect(next({ pauses: [aPause('2026-03-04 08:00')] })).toBe('03-04 08:00')
  })
})
