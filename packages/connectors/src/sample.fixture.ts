import { readFileSync } from 'node:fs'
import {
  type CaseMapping,
  createRegister,
  type Register,
  type SourceDefinition,
  sourceFileSchema,
} from '@toan-canh/contract'
import { parse } from 'yaml'
import type { ConnectorContext } from './connector.ts'
import { compileMapping } from './mapping/compile-mapping.ts'
import { SourceError } from './source-error.ts'
import { readUnitsCsv } from './units-csv.ts'

const catalogue = new URL('../../../catalogue/', import.meta.url)

function fileText(path: string): string {
  return readFileSync(new URL(path, catalogue), 'utf8')
}

/** A source of cases of the catalogue as it stands there. */
export function sourceOf(path: string, id: string): SourceDefinition & { readonly map: CaseMapping } {
  const source = sourceFileSchema.parse(parse(fileText(path))).sources[id]
  if (source?.map.shape !== 'case') throw new Error(`no source of cases ${id}`)
  return { ...source, map: source.map }
}

export function registerOf(path: string): Register {
  return createRegister(readUnitsCsv(fileText(path)))
}

export const oneStop = sourceOf('tthc/sources.yaml', 'mot-cua')
export const ninhBinh = registerOf('units/ninh-binh.csv')
export const oneStopMapping = compileMapping(oneStop.map, ninhBinh)

/** A fixed now: 14 November 2025, 10:00 in Vietnam. */
export const sampleNow = Date.parse('2025-11-14T10:00:00+07:00')

export function aContext(change: Partial<ConnectorContext> = {}): ConnectorContext {
  return {
    source: 'mot-cua',
    mapping: oneStopMapping,
    bounds: oneStop.bounds,
    now: () => sampleNow,
    everyMs: 20_000,
    historyFrom: Date.parse('2025-10-01T00:00:00+07:00'),
    setting: (reference) => {
      if (reference.startsWith('env:')) throw new SourceError('config', `${reference.slice(4)} chưa đặt.`)
      return reference
    },
    allowLoopback: true,
    folder: '/',
    ...change,
  }
}

/** What must never get through: made-up people, as artificial as they can be. */
export const personal = {
  ChuHoSo: 'Người Không Có Thật',
  SoDienThoai: '0912345678',
  MaDoiTuong: '037085001234',
  DiaChi: 'Ngõ Không Tên, phường Hoa Lư',
  Email: 'khong.co@that.example',
} as const

/** Whether any part of a made-up person stands in a value, written as JSON. */
export function leaksPerson(value: unknown): boolean {
  const text = JSON.stringify(value)
  return Object.values(personal).some((part) => text.includes(part)) || text.includes('Không Có Thật')
}

export type SampleRow = Readonly<Record<string, unknown>>

/** A closed online dossier of one-stop form; `index` numbers it and sets its last change, one second apart. */
export function aRow(index: number, change: SampleRow = {}): SampleRow {
  const serial = String(index + 1).padStart(4, '0')
  return {
    MaHoSo: `000.00.02.H42-251101-${serial}`,
    MaTTHC: '2.000815',
    TenTTHC: 'Chứng thực bản sao',
    MaLinhVuc: 'chung-thuc',
    DonViXuLy: 'H42.02',
    DonViTiepNhan: 'H42.02',
    KenhThucHien: '2',
    TrangThai: 10,
    NgayNop: '20251101073000',
    NgayTiepNhan: '20251101080000',
    NgayHenTra: '20251105170000',
    NgayKetThucXuLy: '20251104160000',
    NgayTra: '20251105090000',
    NgayCapNhat: new Date(Date.parse('2025-11-14T01:00:00+07:00') + index * 1000).toISOString(),
    TamDung: [],
    HanDaTinhTamDung: false,
    CoPhi: true,
    ThanhToanTrucTuyen: 1,
    DuocNopTrucTuyen: true,
    CoThanhPhanSoHoa: true,
    CoKetQuaDienTu: false,
    TaiSuDung: false,
    DaXinLoi: false,
    DaXoa: false,
    ...personal,
    ...change,
  }
}

export function rowsOf(count: number): SampleRow[] {
  return Array.from({ length: count }, (_, index) => aRow(index))
}
