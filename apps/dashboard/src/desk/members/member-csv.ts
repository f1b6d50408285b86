import { type IndicatorView, type Point, readingName } from '@toan-canh/contract'
import { csvText } from '../../ui/csv-text.ts'
import { partOf } from '../../widgets/part-text.ts'
import type { MemberRow } from './member-rows.ts'

/** What a table is exported with: the words of its head, and the indicators of its columns, the main one first. */
export interface CsvQuestion {
  readonly rows: readonly MemberRow[]
  readonly indicators: readonly IndicatorView[]
  readonly words: {
    readonly name: string
    readonly period: string
    readonly numerator: string
    readonly denominator: string
    readonly level: string
    readonly change: string
    readonly readingId: string
    readonly data: string
    readonly hidden: string
  }
  readonly levelWord: (row: MemberRow) => string
  /** "DỮ LIỆU MẪU" in every row, so that a copied row still says it; empty for real data. */
  readonly mark: string
  readonly isComparable: boolean
}

function headOf({ indicators, words, mark, isComparable }: CsvQuestion): string[] {
  return [
    words.name,
    words.period,
    ...indicators.flatMap(({ vi, unit, denominator }) => {
      const name = `${vi} (${unit})`
      const fraction =
        denominator === undefined ? [] : [`${vi}: ${words.numerator}`, `${vi}: ${words.denominator} (${denominator})`]
      return [name, ...fraction, `${vi}: ${words.readingId}`]
    }),
    words.level,
    ...(isComparable ? [words.change] : []),
    ...(mark === '' ? [] : [words.data]),
  ]
}

/** The number with the reservation it carries: `<5`; in words where it is kept back. */
function valueCell(point: Point | null, { hidden }: CsvQuestion['words']): string | number | null {
  if (point === null || point.v === null) return point?.g === 'hidden' ? hidden : null
  return point.o === undefined || point.o === '=' ? point.v : `${point.o}${String(point.v)}`
}

function pointCells(
  row: MemberRow,
  indicator: IndicatorView,
  { point, words }: { readonly point: Point | null; readonly words: CsvQuestion['words'] },
): (string | number | null)[] {
  const id = point === null ? null : readingName({ ...row.place, indicator: indicator.id, commit: point.s })
  const fraction =
    indicator.denominator === undefined
      ? []
      : [point?.n, point?.d].map((part) => (part === undefined ? null : partOf(part, indicator)))
  return [valueCell(point, words), ...fraction, id]
}

/** The table as CSV for spreadsheets and programs: UTF-8 with its mark, commas, decimal points, reading ids beside numbers. */
export function memberCsv(question: CsvQuestion): string {
  const { rows, indicators, words, levelWord, mark, isComparable } = question
  const lines = rows.map((row) => [
    row.name,
    row.place.period.id,
    ...indicators.flatMap((indicator, at) =>
      pointCells(row, indicator, { point: at === 0 ? row.main : (row.columns[at - 1] ?? null), words }),
    ),
    levelWord(row),
    ...(isComparable ? [row.change] : []),
    ...(mark === '' ? [] : [mark]),
  ])
  return csvText([headOf(question), ...lines])
}
