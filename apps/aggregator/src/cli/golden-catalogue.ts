import { dirname } from 'node:path'
import {
  createRegister,
  type IndicatorFile,
  indicatorFileSchema,
  type Operator,
  operators,
  sourceFileSchema,
  type Unit,
} from '@toan-canh/contract'
import type { Catalogue, LoadedSource } from '../catalogue/load-catalogue.ts'

/** One row of a golden data set: what a text of its time told (DOMAIN §8). */
export interface GoldenRow {
  readonly id: string
  readonly place: string
  readonly period: string
  readonly kpi: string
  readonly op: Operator
  readonly value: number
  readonly unit: string
  readonly note: string
}

const sourceId = 'golden'
const packId = 'golden'
/** A mean without a period is shown with the newest month that its text speaks of. */
const withoutPeriod = /^monthly avg$/

/** Reads rows by the names of their columns; `null` for one that is none. */
export function goldenRowOf(cells: Readonly<Record<string, string>>): GoldenRow | null {
  const { id = '', place = '', period = '', kpi = '', unit = '', note = '' } = cells
  const op = operators.find((each) => each === cells['op'])
  const value = Number(cells['value'])
  return op === undefined || id === '' || !Number.isFinite(value)
    ? null
    : { id, place, period, kpi, op, value, unit, note }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

/** Each place of its time is a unit of its own: a merged province is not the old one of the same name. */
function placesOf(rows: readonly GoldenRow[]): readonly Unit[] {
  return distinct(rows.map(({ place }) => place)).map((name, index) => ({
    code: `G${index + 1}`,
    name,
    type: 'other',
    parent: null,
    validFrom: '1900-01-01',
    validTo: null,
    aliases: [],
  }))
}

function packOf(rows: readonly GoldenRow[]): IndicatorFile {
  const kpis = distinct(rows.map(({ kpi }) => kpi))
  const measureOf = (kpi: string) => rows.find((row) => row.kpi === kpi)?.unit || 'số'
  const signal = (kpi: string) => ({
    vi: kpi,
    en: kpi,
    unit: measureOf(kpi),
    series: 'period',
    every: 'month',
    overUnits: 'none',
    overTime: 'none',
  })
  const indicator = (kpi: string) => ({
    vi: kpi,
    en: kpi,
    unit: measureOf(kpi),
    better: 'context',
    kind: 'statistic',
    formula: { sum: [kpi] },
    decimals: 2,
    cadence: 'year',
    class: 'public',
    owner: 'Như tài liệu nêu',
    basis: 'Số của tài liệu, không tính lại',
  })
  return indicatorFileSchema.parse({
    pack: packId,
    signals: Object.fromEntries(kpis.map((kpi) => [kpi, signal(kpi)])),
    indicators: Object.fromEntries(kpis.map((kpi) => [kpi, indicator(kpi)])),
  })
}

/** The month in which a text without a period of its own speaks: the newest of its other rows. */
function monthOf(rows: readonly GoldenRow[], row: GoldenRow): string {
  const same = rows.filter(({ place, period }) => place === row.place && /^\d{4}-\d\d$/.test(period))
  return same.map(({ period }) => period).toSorted((a, b) => (a < b ? 1 : -1))[0] ?? row.period
}

/** A catalogue made for one file: its places, its numbers, and the file as a source of figures. */
export function goldenCatalogue(
  rows: readonly GoldenRow[],
  file: string,
  calendars: Catalogue['calendars'],
): Catalogue {
  const units = placesOf(rows)
  const register = createRegister(units)
  const pack = packOf(rows)
  const signals = new Map(Object.entries(pack.signals ?? {}))
  const unnamed = rows.filter(({ period }) => withoutPeriod.test(period))
  const { sources } = sourceFileSchema.parse({
    sources: {
      [sourceId]: {
        vi: 'Số liệu vàng',
        en: 'Golden data set',
        owner: 'Người nạp',
        run: 'on_demand',
        calendar: [...calendars.keys()][0],
        units: 'golden',
        promise: { cadenceSeconds: 86_400 },
        connector: { type: 'file-drop', format: 'csv', delimiter: ',' },
        map: {
          shape: 'figure',
          zone: '+07:00',
          basis: 'reported',
          unit: { field: 'place', values: Object.fromEntries(units.map(({ name, code }) => [name, code])) },
          period: {
            field: 'period',
            formats: ['id', 'span'],
            values: Object.fromEntries(unnamed.map((row) => [row.period, monthOf(rows, row)])),
          },
          values: {
            signal: { field: 'kpi', values: Object.fromEntries([...signals.keys()].map((kpi) => [kpi, kpi])) },
            field: 'value',
            number: 'plain',
            op: 'op',
          },
        },
      },
    },
  })
  const loaded = new Map<string, LoadedSource>()
  for (const [id, definition] of Object.entries(sources))
    loaded.set(id, { id, pack: packId, definition, register, signals, folder: dirname(file) })
  return { packs: [pack], calendars, sources: loaded, boards: new Map(), walls: new Map(), register }
}
