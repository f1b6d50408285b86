import type { CellRow } from '@toan-canh/store'
import { describe, expect, it } from 'vitest'
import { aPeriod, aQuestion, slotOf } from './a-question.fixture.ts'
import { Sums } from './sums.ts'

const november = aPeriod('2025-11')
const slotsPerRow = 32

function aRow(measure: string, amount: number, parts: Partial<CellRow> = {}): CellRow {
  const slot = slotOf(measure)
  const amounts = new Float64Array(slotsPerRow)
  amounts[slot % slotsPerRow] = amount
  return { page: Math.floor(slot / slotsPerRow), slice: '', unit: '14329', day: november.from, amounts, ...parts }
}

function touchedBy(sums: Sums, row: CellRow): string[] {
  const touched: string[] = []
  sums.apply(row, (member, index) => touched.push(`${member}@${index}`))
  return touched
}

describe(Sums, () => {
  it('adds a flow within its period only', () => {
    const sums = new Sums(aQuestion('reading/tthc.received_total/37/2025-11'))
    const sum = () => sums.sumOf('', 0)(slotOf('received'), 'within')
    touchedBy(sums, aRow('received', 3))
    expect(sum()).toBe(3)
    expect(touchedBy(sums, aRow('received', 1, { day: november.from - 1 }))).toEqual([])
    expect(touchedBy(sums, aRow('received', 1, { day: november.to + 1 }))).toEqual([])
    expect(touchedBy(sums, aRow('received', -1, { day: november.to }))).toEqual(['@0'])
    expect(sum()).toBe(2)
  })

  it('adds a stock from all days before, into every later period', () => {
    const sums = new Sums(aQuestion('series/tthc.carried_over/37/2025-10..2025-12'))
    expect(touchedBy(sums, aRow('open', 5, { day: aPeriod('2025-10').from - 100 }))).toEqual(['@0', '@1', '@2'])
    expect(touchedBy(sums, aRow('open', 1))).toEqual(['@2'])
    expect([0, 1, 2].map((index) => sums.sumOf('', index)(slotOf('open'), 'start'))).toEqual([5, 5, 6])
  })

  it.each([
    ['a unit that is not asked for', { unit: 'R2' }],
    ['a slice that is not asked for', { slice: 'field=dat-dai' }],
    ['an hour', { slice: '@hour=08' }],
  ])('leaves %s alone', (_, parts) => {
    const sums = new Sums(aQuestion('reading/tthc.received_total/37/2025-11'))
    expect(touchedBy(sums, aRow('received', 1, parts))).toEqual([])
  })

  it('leaves measures alone that the indicator does not use', () => {
    const sums = new Sums(aQuestion('reading/tthc.received_total/37/2025-11'))
    expect(touchedBy(sums, aRow('withdrawn', 1))).toEqual([])
  })

  it('lists a value of a dimension as long as something is counted for it, and fixed members always', () => {
    const sums = new Sums(aQuestion('breakdown/tthc.received_total/37/2025-11/field'))
    expect([...sums.members]).toEqual([])
    sums.apply(aRow('received', 1, { slice: 'field=đất-đai' }), () => {})
    expect([...sums.members]).toEqual(['đất-đai'])
    sums.apply(aRow('received', -1, { slice: 'field=đất-đai' }), () => {})
    expect([...sums.members]).toEqual([])
    expect(new Sums(aQuestion('breakdown/tthc.received_total/37/2025-11/unit')).members.has('14329')).toBe(true)
  })

  it('takes loaded sums as it takes changes: what came before the first day counts in stocks alone', () => {
    const sums = new Sums(aQuestion('reading/tthc.on_time_of_received/37/2025-11'))
    const slots = [slotOf('open'), slotOf('received')]
    sums.load({ unit: '14329', slice: '', day: null, sums: [7, 100] }, slots)
    sums.load({ unit: '14329', slice: '', day: november.from, sums: [-2, 4] }, slots)
    const sum = sums.sumOf('', 0)
    expect([sum(slotOf('open'), 'start'), sum(slotOf('received'), 'within')]).toEqual([7, 4])
  })
})
