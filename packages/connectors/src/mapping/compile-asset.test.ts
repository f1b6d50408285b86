import { assetMappingSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { mapRows } from '../map-rows.ts'
import { ninhBinh } from '../sample.fixture.ts'
import { compileMapping, MappingError } from './compile-mapping.ts'

const mapping: z.input<typeof assetMappingSchema> = {
  shape: 'asset',
  kind: 'camera',
  zone: '+07:00',
  id: { field: 'MaCamera', code: 'plain' },
  name: { field: 'TenCamera' },
  unit: { field: 'MaDonVi' },
  at: { lon: 'KinhDo', lat: 'ViDo' },
  state: { field: 'TrangThai', values: { ONLINE: 'up', OFFLINE: 'down' }, otherwise: 'unknown' },
  since: { field: 'TuLuc', format: 'iso' },
  slices: { route: 'Tuyen' },
  streams: [{ kind: 'hls', url: { field: 'DuongHls' } }],
  deleted: { field: 'DaGo', is: true },
}
const row = {
  MaCamera: 'CAM-1',
  TenCamera: 'Nút giao QL1',
  MaDonVi: '14329',
  KinhDo: '105.97512',
  ViDo: 20.25049,
  TrangThai: 'ONLINE',
  TuLuc: '2025-12-01T08:00:00+07:00',
  Tuyen: 'ql1',
  DuongHls: 'http://127.0.0.1/cam-1/index.m3u8',
}
const readAt = Date.parse('2025-12-05T09:00:00+07:00')

function mapped(value: Readonly<Record<string, unknown>>, parts: Partial<typeof mapping> = {}) {
  const compiled = compileMapping(assetMappingSchema.parse({ ...mapping, ...parts }), ninhBinh)
  return mapRows([{ place: 'row 1', readAt, value }], compiled)
}

function mistakeOf(parts: Partial<typeof mapping>): unknown {
  try {
    mapped(row, parts)
    return null
  } catch (error) {
    return error instanceof MappingError ? error.mistakes : error
  }
}

describe('a mapping of assets', () => {
  it('reads an asset, told when it was read, its place rounded to about 100 m', () => {
    expect(mapped(row).facts).toEqual([
      {
        shape: 'asset',
        kind: 'camera',
        id: 'CAM-1',
        unit: '14329',
        name: 'Nút giao QL1',
        at: [105.975, 20.25],
        changedAt: readAt,
        state: 'up',
        since: Date.parse('2025-12-01T08:00:00+07:00'),
        slices: { route: 'ql1' },
        streams: [{ kind: 'hls', url: 'http://127.0.0.1/cam-1/index.m3u8' }],
      },
    ])
  })

  it.each<[claim: string, parts: Readonly<Record<string, unknown>>, code: string]>([
    ['without a code', { MaCamera: '' }, 'missing'],
    ['of a unit that is not in the register', { MaDonVi: 'Hoa Lư' }, 'unknown_unit'],
    ['without a name', { TenCamera: ' ' }, 'missing'],
    ['whose name holds a phone number', { TenCamera: 'Anh Nam 0912 345 678' }, 'bad_value'],
    ['whose name holds an address', { TenCamera: 'nam@example.vn' }, 'bad_value'],
    ['whose instant cannot be read', { TuLuc: 'hôm qua' }, 'bad_date'],
    ['whose place is nowhere', { KinhDo: 300 }, 'bad_value'],
  ])('refuses a row %s, and does not repeat it', (_, parts, code) => {
    const { facts, refused } = mapped({ ...row, ...parts })
    expect(facts).toEqual([])
    expect(refused.map(({ refusal }) => refusal.code)).toEqual([code])
    expect(JSON.stringify(refused.map(({ refusal }) => refusal))).not.toMatch(/0912|nam@/)
  })

  it('puts a state that it does not know where the mapping says, or refuses it', () => {
    expect(mapped({ ...row, TrangThai: 'STANDBY' }).facts).toMatchObject([{ state: 'unknown' }])
    const strict = { field: 'TrangThai', values: { ONLINE: 'up' } } as const
    expect(mapped({ ...row, TrangThai: 'STANDBY' }, { state: strict }).refused).toMatchObject([
      { refusal: { code: 'bad_code', id: 'CAM-1', unit: '14329' } },
    ])
  })

  it('tells a deletion as one of an asset', () => {
    expect(mapped({ ...row, DaGo: true }).tombstones).toEqual([{ shape: 'asset', id: 'CAM-1', changedAt: readAt }])
  })

  it.each(['rtsp://cam/1', 'http://admin:secret@cam/1', 'không có'])('leaves out the address %s', (url) => {
    expect(mapped({ ...row, DuongHls: url }).facts).toMatchObject([{ id: 'CAM-1' }])
    expect(JSON.stringify(mapped({ ...row, DuongHls: url }))).not.toContain('streams')
  })

  it('refuses to take a name from a field of persons', () => {
    expect(mistakeOf({ name: { field: 'HoTen' } })).toMatchObject([{ path: ['name', 'field'] }])
  })
})
