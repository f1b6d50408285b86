import { type Period, parsePeriod } from '@toan-canh/calendar'
import type { IndicatorView, Level, Point } from '@toan-canh/contract'
import type { MemberRow } from './member-rows.ts'

/** A period by its id. For tests only, as is all of this file. */
export function periodNamed(id: string): Period {
  const found = parsePeriod(id)
  if (found === null) throw new Error(`${id} names no period`)
  return found
}

export function aPoint(v: number | null, rest: Partial<Point> = {}): Point {
  return { v, l: 'none', s: 1, ...rest }
}

export function anIndicator(rest: Partial<IndicatorView> = {}): IndicatorView {
  return {
    id: 'tthc.on_time_rate',
    pack: 'tthc',
    vi: 'Tỷ lệ đúng hạn trên hồ sơ đã giải quyết',
    en: 'On-time rate of resolved dossiers',
    short: 'Tỷ lệ đúng hạn',
    unit: '%',
    better: 'up',
    kind: 'operating',
    formula: { ratio: { num: ['resolved_early', 'resolved_on_time'], den: ['resolved'] }, scale: 100 },
    denominator: 'hồ sơ đã giải quyết',
    decimals: 2,
    bands: { watch: 99, act: 97 },
    target: { value: 99, basis: 'Chỉ tiêu điều hành' },
    cadence: 'hour',
    class: 'public',
    owner: 'Chánh Văn phòng UBND tỉnh',
    basis: 'Nghị định 118/2025/NĐ-CP',
    sources: ['mot-cua'],
    dimensions: {
      field: { vi: 'Lĩnh vực', en: 'Field', values: { 'dat-dai': 'Đất đai', 'y-te': 'Y tế' } },
      channel: { vi: 'Kênh nộp', en: 'Channel', values: { online: 'Trực tuyến' } },
    },
    ...rest,
  }
}

interface RowParts {
  readonly name: string
  readonly rate?: number | null
  readonly columns?: readonly (number | null)[]
  readonly change?: number | null
  readonly level?: Level
}

export function aRow({ name, rate = 99, columns = [], change = null, level = 'ok' }: RowParts): MemberRow {
  return {
    key: name,
    name,
    place: { unit: name, slice: null, period: periodNamed('2025-11') },
    href: null,
    main: aPoint(rate, rate === null ? { g: 'no_denominator' } : { n: 98, d: 100 }),
    columns: columns.map((value) => aPoint(value)),
    change,
    steps: [],
    level,
  }
}
