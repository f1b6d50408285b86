import { isoDay, parsePeriod } from '@toan-canh/calendar'
import { type IndicatorSet, type OpenDataset, routes, type SetAnswer } from '@toan-canh/contract'
import type { Centre } from '../centre/open-centre.ts'
import { indicatorView } from './indicators.ts'
import { columnsOf, firstOf, isOfSample, lastEnded, readSet } from '../sets/read-set.ts'
import { HttpProblem } from './problem.ts'
import type { Input } from './serve-routes.ts'
import { csvFile, type TableFile, xlsxFile } from './table-file.ts'

interface Asked {
  readonly code: string
  readonly unit?: string | undefined
  readonly period?: string | undefined
  readonly steps?: number | undefined
}

/** The province: the unit above all others. */
function provinceOf({ catalogue: { register } }: Centre): string {
  const top = register.units.find(({ type, validTo }) => type === 'province' && validTo === null)
  return (top ?? register.units[0])?.code ?? ''
}

async function answerOf(centre: Centre, asked: Asked): Promise<SetAnswer> {
  const set = centre.catalogue.sets.get(asked.code)
  if (set === undefined) throw new HttpProblem('not_found', `Không có bộ chỉ tiêu ${asked.code}`)
  const unit = asked.unit ?? provinceOf(centre)
  if (centre.catalogue.register.find(unit)?.code !== unit)
    throw new HttpProblem('unknown_unit', `Không có đơn vị ${unit}`)
  const last = asked.period === undefined ? lastEnded(set, centre.today()) : parsePeriod(asked.period)
  if (last === null || last.kind !== set.every)
    throw new HttpProblem(
      'bad_request',
      `period: bộ ${asked.code} lập theo ${set.every}; ${asked.period ?? ''} không phải kỳ như vậy`,
    )
  return readSet(centre, { set, unit, last, steps: asked.steps ?? set.steps })
}

const head = [
  'chi_tieu',
  'ten_chi_tieu',
  'ma_don_vi',
  'don_vi',
  'ky',
  'gia_tri',
  'toan_tu',
  'tu_so',
  'mau_so',
  'don_vi_tinh',
  'co_so',
  'ly_do_trong',
  'cap_nhat_den',
  'ma_tri_so',
] as const

function tableOf({ set, indicators, rows, unit, unitName, from, to, asOf, commit, isSample }: SetAnswer): TableFile {
  const names = new Map(indicators.map(({ id, vi }) => [id, vi]))
  const licence =
    set.open === undefined ? [] : [`${set.open.publisher} · ${set.open.licence.name} · ${set.open.licence.url}`]
  return {
    name: `${set.code}-${unit}-${to}`,
    title: `${set.code} · ${set.vi} · ${unitName}`,
    notes: [
      `${from} – ${to} · ${asOf} · lần ghi ${String(commit)}${isSample ? ' · DỮ LIỆU MẪU' : ''}`,
      set.basis,
      ...licence,
    ],
    rows: [
      [...head, ...(isSample ? ['du_lieu'] : [])],
      ...rows.map((row) => [
        row.indicator,
        names.get(row.indicator) ?? row.indicator,
        row.unit,
        row.unitName,
        row.period,
        row.value,
        row.op,
        row.numerator,
        row.denominator,
        row.measure,
        row.basis,
        row.gap,
        row.asOf,
        row.reading,
        ...(isSample ? ['DỮ LIỆU MẪU'] : []),
      ]),
    ],
  }
}

function datasetOf(
  centre: Centre,
  set: IndicatorSet & { readonly open: NonNullable<IndicatorSet['open']> },
): OpenDataset {
  const last = lastEnded(set, centre.today())
  const { licence, publisher, description, theme, keywords } = set.open
  const path = (route: 'set' | 'setCsv' | 'setXlsx') => routes[route].path.replace(':code', set.code)
  const known = centre.definitions().indicators
  const sources = set.indicators.flatMap((id) => {
    const indicator = known.get(id)
    return indicator === undefined ? [] : indicatorView(centre, indicator).sources
  })
  return {
    identifier: set.code,
    title: { vi: set.vi, en: set.en },
    description,
    publisher,
    licence,
    theme,
    keywords,
    accrualPeriodicity: set.every,
    temporal: { from: isoDay(firstOf(last, set.steps).from), to: isoDay(last.to) },
    spatial: centre.catalogue.register.find(provinceOf(centre))?.name ?? '',
    isSample: isOfSample(centre, sources),
    columns: columnsOf(centre, set),
    distributions: [
      { format: 'CSV', path: path('setCsv') },
      { format: 'JSON', path: path('set') },
      { format: 'XLSX', path: path('setXlsx') },
    ],
  }
}

/** What answers the routes of sets. */
export function setHandlers(centre: Centre) {
  const all = () => [...centre.catalogue.sets.values()]
  return {
    sets: () => ({ sets: all() }),
    set: (asked: Input<'set'>) => answerOf(centre, asked),
    setCsv: async (asked: Input<'setCsv'>) => csvFile(tableOf(await answerOf(centre, asked))),
    setXlsx: async (asked: Input<'setXlsx'>) =>
      xlsxFile(tableOf(await answerOf(centre, asked)), new Date(centre.now())),
    openData: () => ({
      datasets: all().flatMap((set) => (set.open === undefined ? [] : datasetOf(centre, { ...set, open: set.open }))),
    }),
  }
}
