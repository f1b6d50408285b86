import { describe, expect, it } from 'vitest'
import { compilePauses } from './read-pauses.ts'
import { createScope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

const on = { scope: createScope(), zoneMinutes: 420 }
const date = { format: 'yyyyMMddHHmmss' } as const
const at = (day: number): number => Date.parse(`2025-11-${String(day).padStart(2, '0')}T01:00:00Z`)
const text = (day: number): string => `202511${String(day).padStart(2, '0')}080000`

describe('pauses listed by the source', () => {
  const read = compilePauses(
    {
      list: 'TamDung',
      from: { field: 'TuNgay', ...date },
      to: { field: 'DenNgay', ...date },
      reason: { field: 'LyDo', values: { bo_sung: 'supplement', nghia_vu_tai_chinh: 'payment' } },
    },
    ['pauses'],
    on,
  )
  it('are read in order of their beginning; an open end and a missing reason are allowed', () => {
    const row = {
      TamDung: [
        { TuNgay: text(9), DenNgay: null },
        { TuNgay: text(3), DenNgay: text(5), LyDo: 'bo_sung' },
      ],
    }
    expect(read(row)).toEqual([
      { from: at(3), to: at(5), reason: 'supplement' },
      { from: at(9), to: null, reason: 'other' },
    ])
    expect(read({})).toEqual([])
    expect(read({ TamDung: null })).toEqual([])
  })

  it.each([
    ['bad_shape', { TamDung: 'x' }],
    ['bad_shape', { TamDung: Array.from({ length: 101 }, () => ({ TuNgay: text(1) })) }],
    ['missing', { TamDung: [{ DenNgay: text(5) }] }],
    ['missing', { TamDung: [null] }],
    ['bad_value', { TamDung: [{ TuNgay: text(5), DenNgay: text(3) }] }],
    ['bad_date', { TamDung: [{ TuNgay: '2025' }] }],
    ['bad_code', { TamDung: [{ TuNgay: text(5), LyDo: 'khac' }] }],
  ])('are refused as %s: %j', (code, row) => {
    const refused = read(row)
    expect(refused).toBeInstanceOf(Unmappable)
    expect(refused).toMatchObject({ code })
  })
})

describe('pauses derived from steps', () => {
  const read = compilePauses(
    {
      steps: 'QuaTrinh',
      at: { field: 'ThoiDiem', ...date },
      status: { field: 'TrangThai', values: { 5: 'supplement', 6: 'payment' } },
    },
    ['pauses'],
    on,
  )
  it.each([
    [
      'no step pauses',
      [
        [1, 2],
        [2, 4],
      ],
      [],
    ],
    [
      'a pause ends at the next step',
      [
        [1, 2],
        [2, 5],
        [4, 4],
      ],
      [[2, 4, 'supplement']],
    ],
    ['the last pause lasts', [[2, 5]], [[2, null, 'supplement']]],
    [
      'the same status twice is one pause',
      [
        [2, 5],
        [3, 5],
        [4, 4],
      ],
      [[2, 4, 'supplement']],
    ],
    [
      'a payment follows a supplement',
      [
        [2, 5],
        [3, 6],
        [4, 10],
      ],
      [
        [2, 3, 'supplement'],
        [3, 4, 'payment'],
      ],
    ],
    [
      'two supplements are two pauses',
      [
        [2, 5],
        [3, 4],
        [5, 5],
        [6, 4],
      ],
      [
        [2, 3, 'supplement'],
        [5, 6, 'supplement'],
      ],
    ],
    [
      'steps out of order are put in order',
      [
        [4, 4],
        [2, 5],
      ],
      [[2, 4, 'supplement']],
    ],
  ] as const)('%s', (_name, steps, expected) => {
    const row = { QuaTrinh: steps.map(([day, TrangThai]) => ({ ThoiDiem: text(day), TrangThai })) }
    expect(read(row)).toEqual(
      expected.map(([from, to, reason]) => ({ from: at(from), to: to === null ? null : at(to), reason })),
    )
  })

  it.each([
    ['missing', { QuaTrinh: [{ TrangThai: 5 }] }],
    ['bad_shape', { QuaTrinh: {} }],
    ['bad_date', { QuaTrinh: [{ ThoiDiem: 'x', TrangThai: 5 }] }],
  ])('are refused as %s: %j', (code, row) => {
    expect(read(row)).toMatchObject({ code })
  })
})
