import type { Instant } from '@toan-canh/calendar'
import type { ExceptionsConfig, IndicatorView, Level, SourceStatus } from '@toan-canh/contract'
import { asOfText, measureText, numberText, percentText, withOperator } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import type { Cover } from '../cover.ts'
import { exceptionsOf as dataExceptionsOf } from '../data-health/exceptions-of.ts'
import { fractionText } from '../fraction-text.ts'
import { stepWords, sinceWords } from '../period-words.ts'
import { mostRed } from '../ranking/to-ranking.ts'
import type { Exception, Judged } from './exceptions-of.ts'

/** One row of the list: what, whose, since when, and the number where there is one. */
export interface ExceptionRow {
  readonly key: string
  readonly level: Extract<Level, 'act' | 'watch'>
  readonly title: string
  readonly owner: string
  readonly cover: Cover | null
  readonly since: string
  readonly number: { readonly value: string; readonly unit: string; readonly note: string } | null
  readonly exception: Exception | null
}

/** A value as it is written with its unit. */
export function valueText(value: number, { unit, decimals }: Pick<IndicatorView, 'unit' | 'decimals'>): string {
  return unit === '%' ? percentText(value, decimals) : measureText(value, unit, decimals)
}

function rowOf(exception: Exception, level: ExceptionRow['level'], now: Instant): ExceptionRow {
  const { indicator, latest, cover } = exception
  return {
    key: indicator.id,
    level,
    title: indicator.vi,
    owner: indicator.owner,
    cover,
    since: sinceWords(latest, now),
    number: {
      value: withOperator(latest.point.o ?? '=', numberText(latest.point.v, indicator.decimals)),
      unit: indicator.unit,
      note: fractionText(latest.point, indicator) ?? stepWords(latest.step, now),
    },
    exception,
  }
}

/** Sources that have stopped or fallen silent, as rows: nobody reads a red number from a dead source. */
export function sourceRows(sources: readonly SourceStatus[], now: Instant): readonly ExceptionRow[] {
  return dataExceptionsOf({ sources, health: undefined, reminders: undefined }).map(
    ({ key, level, what, owner, since }) => ({
      key,
      level,
      title: what.replace(/^./u, (first) => first.toLocaleUpperCase('vi')),
      owner,
      cover: null,
      since: since === null ? '' : text.board.since(asOfText(Date.parse(since), now)),
      number: null,
      exception: null,
    }),
  )
}

/** All rows in their order: numbers to act on, sources to act on, numbers to watch, sources to watch. */
export function rowsOf(judged: Judged, sources: readonly ExceptionRow[], now: Instant): readonly ExceptionRow[] {
  const of = (level: ExceptionRow['level']) => sources.filter((row) => row.level === level)
  return [
    ...judged.act.map((each) => rowOf(each, 'act', now)),
    ...of('act'),
    ...judged.watch.map((each) => rowOf(each, 'watch', now)),
    ...of('watch'),
  ]
}

const restHeight = 60
/** From this width on a row has room for its line of steps, and all about a watched one stands on one line. */
export const roomForLine = 1_500

const lineHeight = 120

/** The height of a row by its level in a list of this width, author pixels. */
export function rowHeights(
  width: number,
  form: ExceptionsConfig['form'] = 'rows',
): Readonly<Record<ExceptionRow['level'], number>> {
  if (form === 'lines') return { act: lineHeight, watch: lineHeight }
  return width < roomForLine ? { act: 250, watch: 214 } : { act: 210, watch: 172 }
}

const metHeight = 76

interface Room {
  readonly width: number
  readonly height: number
  readonly form?: ExceptionsConfig['form']
}

/** How many lines of what is met have room below the exceptions. */
export function metLines(shown: readonly ExceptionRow[], { width, height, form }: Room): number {
  const heights = rowHeights(width, form)
  const used = shown.reduce((sum, { level }) => sum + heights[level], 0)
  return Math.max(0, Math.floor((height - used - restHeight) / metHeight))
}

/** How many rows fit into a height; more than five red ones are no priority, and what is left out takes a line of its own. */
export function rowsThatFit(rows: readonly ExceptionRow[], { width, height, form }: Room): readonly ExceptionRow[] {
  const heights = rowHeights(width, form)
  const red = rows.filter(({ level }) => level === 'act').slice(0, mostRed)
  const listed = [...red, ...rows.filter(({ level }) => level !== 'act')]
  const fitting = (room: number) => {
    let used = 0
    return listed.filter(({ level }) => {
      used += heights[level]
      return used <= room
    })
  }
  const all = fitting(height)
  return all.length === rows.length ? all : fitting(height - restHeight)
}
