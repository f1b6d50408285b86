import { type CaseMapping, caseSchema, createRegister, type Unit } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRow, leaksPerson, ninhBinh, oneStop, oneStopMapping, personal, type SampleRow } from '../sample.fixture.ts'
import { compileMapping, type Mapped, MappingError } from './compile-mapping.ts'

function aUnitOf(code: string): Unit {
  return { code, name: code, type: 'other', parent: null, validFrom: '2025-07-01', validTo: null, aliases: [] }
}
const at = (text: string): number => Date.parse(`${text}+07:00`)

function map(change: SampleRow = {}): Mapped {
  return oneStopMapping.map({ place: 'page 1 row 1', value: aRow(0, change) })
}
function factOf(change: SampleRow = {}) {
  const mapped = map(change)
  if (mapped.kind !== 'fact' || mapped.fact.shape !== 'case') throw new Error(JSON.stringify(mapped))
  return mapped.fact
}

describe('a dossier of the one-stop system', () => {
  it('becomes a case, and nothing else of it gets through', () => {
    expect(factOf()).toEqual({
      shape: 'case',
      kind: 'dossier',
      id: '000.00.02.H42-251101-0001',
      key: '000.00.02.H42-251101-0001',
      unit: '37-SNV',
      changedAt: at('2025-11-14T01:00:00'),
      submittedAt: at('2025-11-01T07:30:00'),
      openedAt: at('2025-11-01T08:00:00'),
      dueAt: at('2025-11-05T17:00:00'),
      dueIncludesPauses: false,
      closedAt: at('2025-11-04T16:00:00'),
      state: 'closed',
      pauses: [],
      slices: { field: 'chung-thuc', channel: 'online', procedure: '2.000815' },
      flags: {
        onlineOffered: true,
        feeBearing: true,
        paidOnline: true,
        digitised: false,
        reused: false,
        eResult: false,
        apologised: false,
        crossBoundary: false,
        endBeforeStart: false,
      },
    })
  })

  it.each([
    [1, 'submitted', null, null],
    [2, 'open', '2025-11-01T08:00:00', null],
    [3, 'refused', '2025-11-01T08:00:00', '2025-11-04T16:00:00'],
    [4, 'open', '2025-11-01T08:00:00', null],
    [5, 'paused', '2025-11-01T08:00:00', null],
    [6, 'paused', '2025-11-01T08:00:00', null],
    [7, 'withdrawn', '2025-11-01T08:00:00', '2025-11-04T16:00:00'],
    [8, 'stopped', '2025-11-01T08:00:00', '2025-11-04T16:00:00'],
    [9, 'closed', '2025-11-01T08:00:00', '2025-11-04T16:00:00'],
    ['10', 'closed', '2025-11-01T08:00:00', '2025-11-04T16:00:00'],
  ])('of status %s is %s, and its instants agree with that', (status, state, opened, closed) => {
    const { openedAt, closedAt, ...fact } = factOf({ TrangThai: status })
    expect(fact.state).toBe(state)
    expect([openedAt, closedAt]).toEqual([opened, closed].map((text) => (text === null ? null : at(text))))
  })

  it('ends with its delivery only when the end of processing is not known', () => {
    expect(factOf({ NgayKetThucXuLy: null }).closedAt).toBe(at('2025-11-05T09:00:00'))
  })

  it('refused before it was received has no receipt', () => {
    expect(factOf({ TrangThai: 3, NgayTiepNhan: null }).openedAt).toBeNull()
  })

  it.each([
    ['1', 'direct'],
    [1, 'direct'],
    ['2', 'online'],
    ['3', 'post'],
    [null, 'direct'],
  ])('through channel %s came %s', (channel, expected) => {
    expect(factOf({ KenhThucHien: channel }).slices['channel']).toBe(expected)
  })

  it('keeps its moves between units in order', () => {
    const moves = [
      { DonVi: 'H42.03', TuNgay: '20251103080000' },
      { DonVi: 'H42.02', TuNgay: '20251101080000' },
    ]
    const [snv, second] = ['H42.02', 'H42.03'].map((alias) => ninhBinh.find(alias)?.code)
    expect(factOf({ ChuyenDonVi: moves }).unitSpans).toEqual([
      { unit: snv, from: at('2025-11-01T08:00:00') },
      { unit: second, from: at('2025-11-03T08:00:00') },
    ])
    expect(factOf({ ChuyenDonVi: [] })).not.toHaveProperty('unitSpans')
  })

  it.each([
    ['H42.02', '37-SNV'],
    ['37-SNV', '37-SNV'],
    ['14329', '14329'],
  ])('is found by the unit %s as %s', (given, code) => {
    expect(factOf({ DonViXuLy: given, DonViTiepNhan: given })).toMatchObject({
      unit: code,
      flags: { crossBoundary: false },
    })
  })

  it('that is deleted leaves a tombstone, whatever else of it is broken', () => {
    expect(map({ DaXoa: true, NgayNop: null, DonViXuLy: 'H99' })).toEqual({
      kind: 'tombstone',
      tombstone: { id: '000.00.02.H42-251101-0001', changedAt: at('2025-11-14T01:00:00') },
    })
  })

  it.each([
    ['missing', { MaHoSo: null }, null],
    ['bad_code', { MaHoSo: 'HS-1' }, null],
    ['bad_code', { MaHoSo: 12_345 }, null],
    ['missing', { NgayCapNhat: null }],
    ['bad_date', { NgayCapNhat: '2025-02-30T00:00:00+07:00' }],
    ['missing', { NgayNop: '' }],
    ['bad_date', { NgayNop: '01/11/2025' }],
    ['bad_date', { NgayHenTra: 'mai' }],
    ['missing', { TrangThai: null }],
    ['bad_code', { TrangThai: 11 }],
    ['missing', { TrangThai: 4, NgayTiepNhan: null }],
    ['missing', { TrangThai: 9, NgayKetThucXuLy: null, NgayTra: null }],
    ['unknown_unit', { DonViXuLy: 'H42.999' }],
    ['unknown_unit', { DonViXuLy: 'Sở Nội vụ' }],
    ['unknown_unit', { DonViXuLy: null }],
    ['unknown_unit', { ChuyenDonVi: [{ DonVi: 'H99', TuNgay: '20251103080000' }] }],
    ['missing', { ChuyenDonVi: [{ DonVi: 'H42.02' }] }],
    ['bad_shape', { ChuyenDonVi: 'H42.02' }],
    ['bad_shape', { TamDung: {} }],
    ['bad_value', { MaLinhVuc: 'Lĩnh vực có dấu cách' }],
    ['bad_value', { MaLinhVuc: { ma: 'x' } }],
    ['bad_code', { KenhThucHien: '9' }],
  ])('goes to quarantine as %s: %j', (code, change, id: string | null = '000.00.02.H42-251101-0001') => {
    const mapped = map(change)
    expect(mapped).toMatchObject({ kind: 'refused', refusal: { code, id, place: 'page 1 row 1' } })
  })

  it.each([null, 'text', 7, [], undefined])('that is %j has no shape', (value) => {
    expect(oneStopMapping.map({ place: 'x', value })).toMatchObject({ kind: 'refused', refusal: { code: 'bad_shape' } })
  })

  it('never throws, satisfies the contract and lets no person through, whatever it holds', () => {
    const anything = fc.oneof(
      fc.constantFrom<unknown>(...Object.values(personal), null, '', 'H42.02', '20251101080000', 1, 10, true),
      fc.anything(),
    )
    const broken = fc.dictionary(fc.constantFrom(...Object.keys(aRow(0)), 'ChuyenDonVi'), anything, { maxKeys: 6 })
    fc.assert(
      fc.property(broken, (change) => {
        const mapped = map(change)
        if (mapped.kind === 'fact') expect(caseSchema.safeParse(mapped.fact).error).toBeUndefined()
        expect(leaksPerson(mapped)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})

describe(compileMapping, () => {
  const wrong = (change: Partial<CaseMapping>): MappingError => {
    try {
      compileMapping({ ...oneStop.map, ...change }, ninhBinh)
    } catch (error) {
      if (error instanceof MappingError) return error
    }
    throw new Error('the mapping compiles')
  }

  it.each([
    [{ unit: { field: 'ChuHoSo' } }, ['unit', 'field'], 'ChuHoSo'],
    [{ key: { field: ['MaHoSo', 'MaDoiTuong'], code: 'plain' } }, ['key', 'field'], 'MaDoiTuong'],
    [{ slices: { field: 'nguoiNop.SoDienThoai' } }, ['slices', 'field'], 'nguoiNop'],
    [
      { flags: { x: { list: 'TaiLieuNop', any: { field: 'DuongDanTep' } } } },
      ['flags', 'x', 'any', 'field'],
      'DuongDanTep',
    ],
    [{ flags: { x: { all: [{ field: 'CoPhi' }, { field: 'Email' }] } } }, ['flags', 'x', 'all', 1, 'field'], 'Email'],
    [{ at: { lon: 'lon', lat: 'DiaChi.lat' } }, ['at', 'lat'], 'DiaChi'],
    [{ group: { by: 'HoTen' } }, ['group', 'by'], 'HoTen'],
    [{ deleted: { field: 'a..b' } }, ['deleted', 'field'], 'a..b'],
  ] satisfies [Partial<CaseMapping>, (string | number)[], string][])(
    'refuses %j at its place',
    (change, path, word) => {
      const { mistakes } = wrong(change)
      expect(mistakes).toHaveLength(1)
      expect(mistakes[0]?.path).toEqual(path)
      expect(mistakes[0]?.sentence).toContain(`"${word}"`)
    },
  )

  it('names all mistakes at once', () => {
    expect(wrong({ unit: { field: 'HoTen' }, slices: { a: 'CCCD', b: 'MaLinhVuc' } }).mistakes).toHaveLength(2)
  })

  it('rounds places to three decimals and refuses what is none', () => {
    const mapping = compileMapping({ ...oneStop.map, at: { lon: 'lon', lat: 'lat' } }, ninhBinh)
    const atOf = (lon: unknown, lat: unknown) => mapping.map({ place: 'x', value: aRow(0, { lon, lat }) })
    expect(atOf(105.974_61, '20.250449')).toMatchObject({ kind: 'fact', fact: { at: [105.975, 20.25] } })
    expect(atOf(null, 20)).not.toHaveProperty('fact.at')
    expect(atOf('105,97', 20)).toMatchObject({ kind: 'refused', refusal: { code: 'bad_value' } })
    expect(atOf(20.25, 105.97)).toMatchObject({ kind: 'refused', refusal: { code: 'bad_value' } })
  })

  it('reads how pleased the citizen was, and leaves out what is not rated', () => {
    const rating = { field: 'DanhGia', values: { 3: 'good', 2: 'fair', 1: 'bad' } } as const
    const mapping = compileMapping({ ...oneStop.map, rating }, ninhBinh)
    const rated = (DanhGia: unknown) => mapping.map({ place: 'x', value: aRow(0, { DanhGia }) })
    expect(rated(3)).toMatchObject({ fact: { rating: 'good' } })
    expect(rated(null)).not.toHaveProperty('fact.rating')
    expect(rated(9)).toMatchObject({ kind: 'refused', refusal: { code: 'bad_code' } })
  })

  it('reads a due day without a time as its end when told so', () => {
    const dueAt = { field: 'NgayHenTra', format: 'dd/MM/yyyy', endOfDay: true } as const
    const mapping = compileMapping({ ...oneStop.map, dueAt }, ninhBinh)
    const dueOf = (NgayHenTra: string) => mapping.map({ place: 'x', value: aRow(0, { NgayHenTra }) })
    expect(dueOf('05/11/2025')).toMatchObject({ fact: { dueAt: at('2025-11-05T23:59:59.999') } })
    expect(dueOf('05/11/2025 08:00')).toMatchObject({ fact: { dueAt: at('2025-11-05T08:00:00') } })
  })

  it('gathers an instant from a list', () => {
    const changedAt = { list: 'events', field: 'luc', format: 'iso', pick: 'latest' } as const
    const mapping = compileMapping({ ...oneStop.map, changedAt }, ninhBinh)
    const events = [{ luc: '2025-11-02T00:00:00Z' }, { luc: '2025-11-03T00:00:00Z' }, {}]
    expect(mapping.map({ place: 'x', value: aRow(0, { events }) })).toMatchObject({
      fact: { changedAt: Date.parse('2025-11-03') },
    })
    expect(mapping.map({ place: 'x', value: aRow(0, { events: [] }) })).toMatchObject({ refusal: { code: 'missing' } })
  })

  it('finds a unit that has ended since by the day of submission, and none that was not there yet', () => {
    const ended = { ...aUnitOf('cu'), validFrom: '2020-01-01', validTo: '2025-06-30' }
    const mapping = compileMapping(oneStop.map, createRegister([ended, aUnitOf('moi')]))
    const unitOf = (DonViXuLy: string, NgayNop: string) =>
      mapping.map({ place: 'x', value: aRow(0, { DonViXuLy, NgayNop }) })
    expect(unitOf('cu', '20250601080000')).toMatchObject({ kind: 'fact', fact: { unit: 'cu' } })
    expect(unitOf('cu', '20250901080000')).toMatchObject({ kind: 'refused', refusal: { code: 'unknown_unit' } })
    expect(unitOf('moi', '20250601080000')).toMatchObject({ kind: 'fact', fact: { unit: 'moi' } })
  })
})
