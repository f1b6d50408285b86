import { basename, dirname } from 'node:path'
import { isoDay, parsePeriod } from '@toan-canh/calendar'
import {
  createRegister,
  type Indicator,
  type IndicatorFile,
  indicatorFileSchema,
  provinceCalendar,
  sourceFileSchema,
  type Unit,
} from '@toan-canh/contract'
import type { Catalogue, LoadedSource } from '../catalogue/load-catalogue.ts'
import type { DerivedRow, GoldenPlace, GoldenRow } from './golden-rows.ts'

/** What is read for it, and what the product knows. */
export interface GoldenSet {
  readonly rows: readonly GoldenRow[]
  readonly derived: readonly DerivedRow[]
  readonly places: readonly GoldenPlace[]
  readonly units: readonly Unit[]
  readonly file: string
  readonly product: Pick<Catalogue, 'packs' | 'calendars' | 'register'>
}

const packId = 'golden'
const sourceId = 'golden'
/** A mean without a period is shown with the newest month that its text speaks of. */
const withoutPeriod = /^monthly avg$/

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}

/** Where a text's place stands: as the list of places says, else a unit of its own. */
export function placesOf({ rows, places }: Pick<GoldenSet, 'rows' | 'places'>): ReadonlyMap<string, GoldenPlace> {
  const known = new Map(places.map((each) => [each.place, each]))
  return new Map(
    distinct(rows.map(({ place }) => place)).map((place, index) => [
      place,
      known.get(place) ?? { place, unit: `G${index + 1}` },
    ]),
  )
}

/** The units of the product, those of the list, and one for every place that neither knows. */
function unitsOf({ units, product, ...set }: GoldenSet): readonly Unit[] {
  const known = new Set([...product.register.units, ...units].map(({ code }) => code))
  const own = [...placesOf(set).values()].filter(({ unit }) => !known.has(unit))
  return [
    ...product.register.units,
    ...units,
    ...own.map(({ unit: code, place: name }): Unit => {
      return { code, name, type: 'other', parent: null, validFrom: '1900-01-01', validTo: null, aliases: [] }
    }),
  ]
}

/** How an indicator of the product is called for reading what texts told of it: its names and owner, and no judgement. */
function toldIndicator(definition: Indicator, kpi: string) {
  const { bands: _, target: __, plan: ___, versions: ____, awaits: _____, ...kept } = definition
  return { ...kept, decimals: 2, formula: { sum: [kpi] }, basis: 'Số của tài liệu, không tính lại' }
}

/** The id under which a derived number is asked for. */
export function derivedId({ id }: Pick<DerivedRow, 'id'>): string {
  return `golden.${id.toLowerCase().replaceAll('-', '_')}`
}

function derivedIndicator({ num, den, scale, note }: DerivedRow) {
  const plain = (terms: readonly string[]) => terms.map((term) => term.replace(/@.*$/, ''))
  return {
    vi: note,
    en: note,
    unit: scale === 100 ? '%' : 'số',
    better: 'context',
    kind: 'statistic',
    formula: den.length === 0 ? { sum: plain(num) } : { ratio: { num: plain(num), den: plain(den) }, scale },
    decimals: 2,
    cadence: 'year',
    class: 'public',
    owner: 'Như tài liệu nêu',
    basis: note,
  }
}

function packOf({ rows, derived, product }: GoldenSet): IndicatorFile {
  const definitions = new Map(product.packs.flatMap(({ indicators }) => Object.entries(indicators)))
  const known = distinct(rows.map(({ kpi }) => kpi)).flatMap((kpi) => {
    const definition = definitions.get(kpi)
    return definition === undefined ? [] : [[kpi, definition] as const]
  })
  const ids = new Set(known.map(([kpi]) => kpi))
  const answerable = derived.filter(({ num, den }) =>
    [...num, ...den].every((term) => ids.has(term.replace(/^-|@.*$/g, ''))),
  )
  return indicatorFileSchema.parse({
    pack: packId,
    signals: Object.fromEntries(
      known.map(([kpi, { vi, en, unit }]) => [
        kpi,
        { vi, en, unit, series: 'period', every: 'month', overUnits: 'none', overTime: 'none' },
      ]),
    ),
    indicators: {
      ...Object.fromEntries(known.map(([kpi, definition]) => [kpi, toldIndicator(definition, kpi)])),
      ...Object.fromEntries(answerable.map((row) => [derivedId(row), derivedIndicator(row)])),
    },
  })
}

/**
 * The period of a row as the product names it: `2016..2020-07` are all days from the first to the last; a text without a period of
 * its own speaks in the newest month of its other rows.
 */
export function goldenPeriod(
  rows: readonly GoldenRow[],
  { place, period }: Pick<GoldenRow, 'place' | 'period'>,
): string {
  if (withoutPeriod.test(period)) {
    const months = rows.filter((row) => row.place === place && /^\d{4}-\d\d$/.test(row.period))
    return months.map((row) => row.period).toSorted((a, b) => (a < b ? 1 : -1))[0] ?? period
  }
  const [from, to] = period.split('..').map(parsePeriod)
  return from && to ? `${to.to - from.from + 1}d@${isoDay(to.to)}` : period
}

/** The file as a source of figures. */
function sourceOf(set: GoldenSet, pack: IndicatorFile) {
  const { rows, file } = set
  const places = [...placesOf(set).values()]
  const unnamed = rows.filter(({ period }) => withoutPeriod.test(period))
  return {
    vi: 'Số liệu vàng',
    en: 'Golden data set',
    owner: 'Người nạp',
    run: 'on_demand',
    calendar: provinceCalendar,
    units: basename(file),
    promise: { cadenceSeconds: 86_400 },
    connector: { type: 'file-drop', format: 'csv', delimiter: ',' },
    map: {
      shape: 'figure',
      zone: '+07:00',
      basis: 'reported',
      unit: { field: 'place', values: Object.fromEntries(places.map(({ place, unit }) => [place, unit])) },
      period: {
        field: 'period',
        formats: ['id', 'span'],
        values: Object.fromEntries(unnamed.map((row) => [row.period, goldenPeriod(rows, row)])),
      },
      values: {
        signal: { field: 'kpi', values: Object.fromEntries(Object.keys(pack.signals ?? {}).map((kpi) => [kpi, kpi])) },
        field: 'value',
        number: 'plain',
        op: 'op',
      },
    },
  }
}

/** A catalogue made for one file: the units and indicators of the product, and the file as a source of what was reported of them. */
export function goldenCatalogue(set: GoldenSet): Catalogue {
  const { product, file } = set
  const register = createRegister(unitsOf(set), product.register.successions)
  const pack = packOf(set)
  const signals = new Map(Object.entries(pack.signals ?? {}))
  const { sources } = sourceFileSchema.parse({ sources: { [sourceId]: sourceOf(set, pack) } })
  const loaded = new Map<string, LoadedSource>()
  for (const [id, definition] of Object.entries(sources))
    loaded.set(id, { id, pack: packId, definition, register, signals, folder: dirname(file) })
  return {
    packs: [pack],
    calendars: product.calendars,
    sources: loaded,
    indexSets: [],
    lists: new Map(),
    sets: new Map(),
    boards: new Map(),
    walls: new Map(),
    alarms: [],
    register,
  }
}
