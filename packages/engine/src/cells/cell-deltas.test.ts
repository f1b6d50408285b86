import { describe, expect, it } from 'vitest'
import type { Contribution } from './contribution.ts'
import { CellDeltas } from './cell-deltas.ts'

function aContribution(parts: Partial<Contribution>): Contribution {
  return { unit: 'u', day: 1, slices: [''], slots: [0], amounts: [1], ...parts }
}

/** Each changed row as `page|slice|unit|day: slot amount`, slots as the row counts them. */
function rowsOf(deltas: CellDeltas): readonly string[] {
  return deltas.rows().map(({ page, slice, unit, day, amounts }) => {
    const changed = [...amounts.entries()].filter(([, amount]) => amount !== 0)
    return `${page}|${slice}|${unit}|${day}: ${changed.map(([slot, amount]) => `${slot} ${amount}`).join(', ')}`
  })
}

function gathered(...cells: readonly Partial<Contribution>[]): CellDeltas {
  const deltas = new CellDeltas()
  deltas.add(cells.map(aContribution), 1)
  return deltas
}

describe(CellDeltas, () => {
  it.each<[claim: string, cells: readonly Partial<Contribution>[], rows: readonly string[]]>([
    ['nothing makes no row', [], []],
    ['one amount makes one', [{}], ['0||u|1: 0 1']],
    [
      'amounts of one counter add up',
      [
        { slots: [3, 3], amounts: [1, 2] },
        { slots: [3], amounts: [4] },
      ],
      ['0||u|1: 3 7'],
    ],
    ['every slice gets the same', [{ slices: ['', 'a=1'] }], ['0||u|1: 0 1', '0|a=1|u|1: 0 1']],
    ['slots of one page are one row', [{ slots: [0, 31], amounts: [1, 2] }], ['0||u|1: 0 1, 31 2']],
    ['slot 32 opens the next page', [{ slots: [31, 32], amounts: [1, 2] }], ['0||u|1: 31 1', '1||u|1: 0 2']],
    ['pages between are left out', [{ slots: [160] }], ['5||u|1: 0 1']],
    ['what cancels out is no change', [{ slots: [2, 2], amounts: [1, -1] }], []],
    [
      'units, days and slices that share letters stay apart',
      [
        { unit: 'u|1', slices: ['x'] },
        { unit: 'u', slices: ['1|x'] },
      ],
      ['0|1|x|u|1: 0 1', '0|x|u|1|1: 0 1'],
    ],
  ])('%s', (_, cells, rows) => {
    expect(rowsOf(gathered(...cells))).toEqual(rows)
  })

  it('gives rows in the order of page, slice, unit and day, however they came', () => {
    const rows = ['0||a|9: 0 1', '0||a|10: 0 1', '0||b|1: 0 1', '0|s=1|a|1: 0 1', '1||a|9: 1 1', '1|s=1|a|1: 1 1']
    const cells: readonly Partial<Contribution>[] = [
      { unit: 'a', day: 1, slices: ['s=1'], slots: [33, 0], amounts: [1, 1] },
      { unit: 'b', day: 1 },
      { unit: 'a', day: 10 },
      { unit: 'a', day: 9, slots: [33, 0], amounts: [1, 1] },
    ]
    expect(rowsOf(gathered(...cells))).toEqual(rows)
    expect(rowsOf(gathered(...cells.toReversed()))).toEqual(rows)
  })

  it('takes away what it is told with −1', () => {
    const deltas = gathered({}, { slots: [1], amounts: [5] })
    deltas.add([aContribution({ slots: [1, 2], amounts: [5, 3] })], -1)
    expect(rowsOf(deltas)).toEqual(['0||u|1: 0 1, 2 -3'])
  })

  it('keeps no hours before the floor, and all that is whole', () => {
    const deltas = new CellDeltas(2)
    const days = [1, 2].flatMap((day) => [aContribution({ day }), aContribution({ day, slices: ['@hour=08'] })])
    deltas.add(days, 1)
    expect(rowsOf(deltas)).toEqual(['0||u|1: 0 1', '0||u|2: 0 1', '0|@hour=08|u|2: 0 1'])
  })

  it('keeps its amounts however many rows there are', () => {
    const days = Array.from({ length: 1_000 }, (_, day) => day)
    const deltas = gathered(...days.map((day) => ({ day, slots: [day % 96], amounts: [day + 1] })))
    const found = deltas.rows().map(({ page, day, amounts }) => [day, amounts[(day % 96) - page * 32]])
    expect(found.toSorted(([a = 0], [b = 0]) => a - b)).toEqual(days.map((day) => [day, day + 1]))
  })
})
