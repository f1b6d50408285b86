import { parse } from 'csv-parse/sync'
import type { Succession, Unit, UnitType } from '@toan-canh/contract'

/** A unit as an official list has it: in force, without the history that the register keeps of it. */
export type ListedUnit = Pick<Unit, 'code' | 'name' | 'type' | 'parent'> & {
  readonly short: string
  readonly at?: [number, number]
}

/** An old commune with all that was above it, and what became of it. */
export interface ListedSuccession {
  readonly province: { readonly old: ListedUnit; readonly new: string }
  readonly district: ListedUnit
  /** `null`: the district had no communes. */
  readonly commune: ListedUnit | null
  readonly heir: string
  readonly share: Succession['share']
}

export interface OfficialLists {
  readonly units: readonly ListedUnit[]
  readonly successions: readonly ListedSuccession[]
}

/** A list that is not one of those known; the sentence names its columns. */
export class OfficialListError extends Error {
  override readonly name = 'OfficialListError'
}

type Row = Readonly<Record<string, string>>

const provinceColumns = ['code', 'full_name', 'kind']
const communeColumns = ['code', 'province_code', 'type', 'name', 'lon', 'lat']
const successionColumns = [
  'old_province_code',
  'old_province',
  'old_district_code',
  'old_district',
  'old_commune_code',
  'old_commune',
  'new_province_code',
  'new_commune_code',
  'divided',
]
const communeWords: Readonly<Record<string, readonly [UnitType, string]>> = {
  phuong: ['ward', 'Phường'],
  xa: ['commune', 'Xã'],
  dac_khu: ['special', 'Đặc khu'],
}
const typeOfWord: readonly (readonly [string, UnitType])[] = [
  ['Phường', 'ward'],
  ['Xã', 'commune'],
  ['Thị trấn', 'township'],
  ['Đặc khu', 'special'],
  ['Tỉnh', 'province'],
]
const districtWords = ['Thành phố', 'Thị xã', 'Quận', 'Huyện']

function shortOf(name: string): string {
  const word = [...typeOfWord.map(([each]) => each), ...districtWords].find((each) => name.startsWith(`${each} `))
  return word === undefined ? name : name.slice(word.length + 1)
}

function cell(row: Row, column: string): string {
  return (row[column] ?? '').normalize('NFC').trim()
}

function provinceOf(row: Row): ListedUnit {
  const name = cell(row, 'full_name')
  return {
    code: cell(row, 'code'),
    name,
    short: shortOf(name),
    type: cell(row, 'kind') === 'city' ? 'city' : 'province',
    parent: null,
  }
}

function communeOf(row: Row): ListedUnit {
  const [type, word] = communeWords[cell(row, 'type')] ?? []
  const short = cell(row, 'name')
  if (type === undefined || word === undefined)
    throw new OfficialListError(
      `${cell(row, 'code')} ${short}: loại “${cell(row, 'type')}” không phải xa, phuong, dac_khu`,
    )
  const at: [number, number] = [Number(cell(row, 'lon')), Number(cell(row, 'lat'))]
  const unit = { code: cell(row, 'code'), name: `${word} ${short}`, short, type, parent: cell(row, 'province_code') }
  return at.every((each) => Number.isFinite(each) && each !== 0) ? { ...unit, at } : unit
}

function successionOf(row: Row): ListedSuccession {
  const province = cell(row, 'old_province')
  const district = cell(row, 'old_district')
  const commune = cell(row, 'old_commune')
  const type = typeOfWord.find(([word]) => commune.startsWith(`${word} `))?.[1] ?? 'commune'
  const codes = { province: cell(row, 'old_province_code'), district: cell(row, 'old_district_code') }
  return {
    province: {
      old: {
        code: codes.province,
        name: province,
        short: shortOf(province),
        type: province.startsWith('Tỉnh') ? 'province' : 'city',
        parent: null,
      },
      new: cell(row, 'new_province_code'),
    },
    district: {
      code: codes.district,
      name: district,
      short: shortOf(district),
      type: 'district',
      parent: codes.province,
    },
    commune:
      commune === ''
        ? null
        : { code: cell(row, 'old_commune_code'), name: commune, short: shortOf(commune), type, parent: codes.district },
    heir: cell(row, 'new_commune_code'),
    share: cell(row, 'divided') === '1' ? 'divided' : 'whole',
  }
}

/** Reads lists of provinces, communes and successions, told apart by their columns; throws `OfficialListError` on any other. */
export function readOfficialLists(texts: readonly string[]): OfficialLists {
  const units: ListedUnit[] = []
  const successions: ListedSuccession[] = []
  for (const text of texts) {
    const rows = parse<Row>(text, { bom: true, columns: true, skip_empty_lines: true })
    const columns = Object.keys(rows[0] ?? {})
    const has = (wanted: readonly string[]) => wanted.every((each) => columns.includes(each))
    if (has(successionColumns)) for (const row of rows) successions.push(successionOf(row))
    else if (has(communeColumns)) for (const row of rows) units.push(communeOf(row))
    else if (has(provinceColumns)) for (const row of rows) units.push(provinceOf(row))
    else throw new OfficialListError(`Không nhận ra danh mục có các cột ${columns.join(', ') || '(trống)'}`)
  }
  return { units, successions }
}
