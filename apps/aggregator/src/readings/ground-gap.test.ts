import type { CellRow } from '@toan-canh/store'
import { describe, expect, it } from 'vitest'
import { aPeriod, aQuestion, asked, slotOf } from './a-question.fixture.ts'
import { groundMarkOf } from './ground-gap.ts'
import { pointOf } from './point-of.ts'
import type { Question } from './question.ts'
import { Sums } from './sums.ts'

const slotsPerRow = 32
const coverage = { floor: 0, completeFrom: 0, isComplete: true }
const today = aPeriod('2025-12').to

function aRow(unit: string, day: number, of: Readonly<Record<string, number>>): CellRow[] {
  return Object.entries(of).map(([measure, amount]) => {
    const slot = slotOf(measure)
    const amounts = new Float64Array(slotsPerRow)
    amounts[slot % slotsPerRow] = amount
    return { page: Math.floor(slot / slotsPerRow), slice: '', unit, day, amounts }
  })
}

const may = aPeriod('2025-05')
const november = aPeriod('2025-11')
/** Nguyên Lý of Hà Nam, Bắc Sơn of the old Ninh Bình, and a divided ward of Phủ Lý; then a ward of today. */
const rows = [
  ...aRow('13570', may.from, { received: 4, resolved_on_time: 1, resolved_overdue: 3 }),
  ...aRow('14362', may.from, { received: 2, resolved_early: 4 }),
  ...aRow('13285', may.to, { received: 1 }),
  ...aRow('14362', november.from, { received: 8 }),
]

function sumsOf(question: Question): Sums {
  const sums = new Sums(question)
  for (const row of rows) sums.apply(row, () => {})
  return sums
}

function pointsOf(name: string): Record<string, number | string | null> {
  const question = aQuestion(name)
  const sums = sumsOf(question)
  const points: Record<string, number | string | null> = {}
  for (const member of sums.members)
    for (const [index, period] of question.periods.entries()) {
      const ground = groundMarkOf(question, member, index)
      const at = {
        period,
        coverage,
        today,
        now: Date.parse('2025-12-05T08:00:00+07:00'),
        seq: 1,
        ground,
        secrecy: 'open' as const,
      }
      const { v, g } = pointOf(question.indicator, at, sums.sumOf(member, index))
      if (v !== 0) points[question.keyOf(member, period)] = g ?? v
    }
  return points
}

describe(groundMarkOf, () => {
  it.each([
    ['reading/tthc.received_total/37/2025-05', { '': 7 }],
    ['reading/tthc.received_total/37@then/2025-05', { '': 2 }],
    ['reading/tthc.received_total/35@then/2025-05', { '': 5 }],
    ['reading/tthc.received_total/37@then/2025-11', { '': 8 }],
    ['reading/tthc.on_time_rate/37/2025-05', { '': 62.5 }],
    ['reading/tthc.on_time_rate/35@then/2025-05', { '': 25 }],
    ['series/tthc.received_total/37/2025-05..2025-11', { '2025-05': 7, '2025-11': 8 }],
    ['series/tthc.received_total/37@then/2025-05..2025-11', { '2025-05': 2, '2025-11': 8 }],
    ['breakdown/tthc.received_total/37@then/2025-05/unit', { 370: 2 }],
    ['breakdown/tthc.received_total/35@then/2025-05/unit', { 347: 1, 353: 4 }],
  ])('answers %s', (name, points) => {
    expect(pointsOf(name)).toMatchObject(points)
  })

  it('leaves out who was not there: a unit that had not begun, and one that has ended', () => {
    expect(groundMarkOf(aQuestion('series/tthc.received_total/35@then/2025-06..2025-07'), '', 1).gap).toBe(
      'not_in_force',
    )
    expect(groundMarkOf(aQuestion('matrix/tthc.received_total/37@then/2025-06..2025-07/unit'), '370', 1).gap).toBe(
      'not_in_force',
    )
    expect(groundMarkOf(aQuestion('matrix/tthc.received_total/37@then/2025-06..2025-07/unit'), '14329', 0).gap).toBe(
      'not_in_force',
    )
  })

  it('refuses a back-cast to a commune that took a part of a divided one, and only before that day', () => {
    const question = aQuestion('series/tthc.received_total/13285/2025-06..2025-07')
    expect([0, 1].map((index) => groundMarkOf(question, '', index).gap)).toEqual(['divided', null])
    expect(groundMarkOf(aQuestion('reading/tthc.received_total/13285@then/2025-06'), '', 0).gap).toBeNull()
    const byUnit = aQuestion('breakdown/tthc.received_total/37/2025-05/unit')
    expect(groundMarkOf(byUnit, '13366', 0).gap).toBe('divided')
    expect(groundMarkOf(byUnit, '37', 0).gap).toBeNull()
  })

  it('says in a sentence that an ended unit is seen with the boundaries of then', () => {
    expect(asked('reading/tthc.received_total/35/2025-05')).toMatchObject({
      sentence: expect.stringContaining('2025-06-30; hãy xem theo địa giới lúc đó'),
    })
  })

  it('lets the units of a province be added up in the store when all of them count under it', () => {
    expect(aQuestion('reading/tthc.received_total/37/2025-11').perUnit).toBe(false)
    expect(aQuestion('series/tthc.received_total/37@then/2025-05..2025-11').perUnit).toBe(true)
  })
})
