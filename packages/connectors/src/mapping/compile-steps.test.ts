import { type Case, caseSchema, createRegister } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { registerOf, sourceOf } from '../sample.fixture.ts'
import { compileMapping } from './compile-mapping.ts'
import { compileSteps } from './compile-steps.ts'

const { map } = sourceOf('pakn_reg/sources.yaml', 'pakn-quy-dinh')
const mapping = compileMapping(map, registerOf('units/ninh-binh.csv'))
const stamp = (text: string) => `${text}:00+07:00`
const at = (text: string) => Date.parse(stamp(text))

const answered = {
  Ma: 'PAQD-1',
  DonVi: '37',
  CapNhat: stamp('2026-03-20T10:00'),
  ThoiDiemGui: stamp('2026-03-02T08:00'),
  ThoiDiemNhan: stamp('2026-03-03T08:00'),
  ThoiDiemYeuCauBoSung: stamp('2026-03-05T09:00'),
  ThoiDiemXong: stamp('2026-03-19T15:00'),
  ThoiDiemCongKhai: stamp('2026-03-20T10:00'),
  TrangThai: 'hoan_thanh',
  LoaiPhanAnh: 'quy_dinh',
  NguoiGui: 'MẪU',
}

function told(change: Partial<Record<keyof typeof answered, string | null>> = {}) {
  const mapped = mapping.map({ place: 'row 1', value: { ...answered, ...change } })
  if (mapped.kind !== 'several') throw new Error(JSON.stringify(mapped))
  const cases = mapped.facts.filter((fact): fact is Case => fact.shape === 'case')
  return { cases, gone: mapped.tombstones.map(({ id }) => id) }
}
const named = (cases: readonly Case[]) =>
  cases.map(({ id, slices, state, openedAt, closedAt }) => [id, slices['step'], state, openedAt, closedAt])

describe(compileSteps, () => {
  it('makes of a petition the case of its answer, and one for each further step that has begun', () => {
    const { cases, gone } = told()
    expect(named(cases)).toEqual([
      ['PAQD-1', 'answer', 'closed', at('2026-03-03T08:00'), at('2026-03-19T15:00')],
      ['PAQD-1/supplement', 'supplement', 'closed', at('2026-03-03T08:00'), at('2026-03-05T09:00')],
      ['PAQD-1/publication', 'publication', 'closed', at('2026-03-19T15:00'), at('2026-03-20T10:00')],
    ])
    expect(gone).toEqual(['PAQD-1/refusal'])
    for (const fact of cases) {
      expect(caseSchema.safeParse(fact).error).toBeUndefined()
      expect(fact).toMatchObject({ dueAt: null, changedAt: at('2026-03-20T10:00'), slices: { class: 'regulation' } })
    }
  })

  it('leaves a step open that has begun and not ended, and takes one back that is there no more', () => {
    const waiting = told({ ThoiDiemYeuCauBoSung: null, ThoiDiemCongKhai: null })
    expect(named(waiting.cases).at(-1)).toEqual([
      'PAQD-1/publication',
      'publication',
      'open',
      at('2026-03-19T15:00'),
      null,
    ])
    expect(waiting.gone).toEqual(['PAQD-1/refusal', 'PAQD-1/supplement'])
    const reopened = told({ TrangThai: 'dang_xu_ly', ThoiDiemXong: null, ThoiDiemCongKhai: null })
    expect(reopened.gone).toEqual(['PAQD-1/refusal', 'PAQD-1/publication'])
  })

  it('judges a refusal from the day it was sent, and keeps the petition as refused', () => {
    const { cases } = told({ TrangThai: 'tu_choi', ThoiDiemNhan: null, ThoiDiemYeuCauBoSung: null })
    expect(named(cases)).toEqual([
      ['PAQD-1', 'answer', 'refused', null, at('2026-03-19T15:00')],
      ['PAQD-1/refusal', 'refusal', 'closed', at('2026-03-02T08:00'), at('2026-03-19T15:00')],
    ])
  })

  it('refuses the whole row under the id of the petition when a step of it makes no sense', () => {
    const refusedBy = (change: Partial<typeof answered>) =>
      mapping.map({ place: 'row 1', value: { ...answered, ...change } })
    expect(refusedBy({ ThoiDiemCongKhai: stamp('2026-03-01T10:00') })).toMatchObject({
      kind: 'refused',
      refusal: { id: 'PAQD-1', code: 'bad_value', reason: expect.stringContaining('Bước publication kết thúc trước') },
    })
    expect(refusedBy({ ThoiDiemYeuCauBoSung: 'hôm qua' })).toMatchObject({ refusal: { code: 'bad_date' } })
  })

  it('deletes all steps with their petition, and is no case that another system tells of', () => {
    const united = {
      ...map,
      key: { field: 'Ma', code: 'plain' as const },
      deleted: { field: 'Xoa' },
      rating: { field: 'DanhGia', values: { tot: 'good' as const } },
    }
    const other = compileMapping(united, registerOf('units/ninh-binh.csv'))
    const gone = other.map({ place: 'row 1', value: { ...answered, Xoa: true } })
    expect(gone).toMatchObject({ kind: 'several', facts: [], refused: [] })
    expect('tombstones' in gone && gone.tombstones.map(({ id }) => id)).toEqual([
      'PAQD-1',
      'PAQD-1/refusal',
      'PAQD-1/supplement',
      'PAQD-1/publication',
    ])
    const mapped = other.map({ place: 'row 1', value: { ...answered, DanhGia: 'tot' } })
    const keys = 'facts' in mapped ? mapped.facts.map((fact) => ('key' in fact ? fact.key : undefined)) : []
    expect(keys).toEqual(['PAQD-1', undefined, undefined])
  })

  it('lets no personal field be a step', () => {
    const more = { answered: { openedAt: { field: 'SoDienThoai', format: 'iso' as const }, closedAt: map.closedAt } }
    expect(() => compileMapping({ ...map, steps: { own: 'answer', more } }, createRegister([]))).toThrow(
      'personal data',
    )
  })
})
