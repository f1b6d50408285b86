import { formatInstant, isoDay, type Period, periodAt, periodBefore } from '@toan-canh/calendar'
import {
  type IndicatorSet,
  type IndicatorView,
  type Reading,
  type SetAnswer,
  setLimits,
  type SetRow,
  type Topic,
} from '@toan-canh/contract'
import { readHead } from '@toan-canh/store'
import { ask } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { FigureTopic } from '../readings/question.ts'

/** Which part of a set: whose, and up to which period how many. */
export interface SetQuestion {
  readonly set: IndicatorSet
  readonly unit: string
  readonly last: Period
  readonly steps: number
}

/** The last period of a set that has ended. */
export function lastEnded({ every }: IndicatorSet, today: number): Period {
  return periodBefore(periodAt(every, today))
}

/** The first of so many periods up to the last. */
export function firstOf(last: Period, steps: number): Period {
  let first = last
  for (let step = 1; step < steps; step += 1) first = periodBefore(first)
  return first
}

function rowOf(reading: Reading): SetRow {
  const { indicator, unit, unitName, period, value, op, num, den, measure, basis, gap, asOf, id } = reading
  return {
    indicator,
    unit,
    unitName,
    period,
    value,
    op,
    numerator: num,
    denominator: den,
    measure,
    basis,
    gap,
    asOf,
    reading: id,
  }
}

function topicOf(indicator: string, { set, unit, last, steps }: SetQuestion): FigureTopic {
  const span = { first: firstOf(last, steps), last }
  const topic: Topic =
    set.by === 'unit'
      ? { kind: 'matrix', indicator, unit, ...span, by: 'unit' }
      : { kind: 'series', indicator, unit, ...span, slice: null }
  return topic
}

function columnOf(id: string, view: Pick<IndicatorView, 'vi' | 'en' | 'unit' | 'basis'> | undefined) {
  return { id, vi: view?.vi ?? id, en: view?.en ?? id, measure: view?.unit ?? '', basis: view?.basis ?? '' }
}

/** The columns of a set: what its indicators are called and measured in, and on what they stand. */
export function columnsOf(centre: Centre, { indicators }: IndicatorSet): SetAnswer['indicators'] {
  const known = centre.definitions().indicators
  return indicators.map((id) => columnOf(id, known.get(id)?.definition))
}

/** Whether any source of a set's indicators is of a sample. */
export function isOfSample(centre: Centre, sources: readonly string[]): boolean {
  return sources.some((id) => centre.catalogue.sources.get(id)?.definition.sample === true)
}

/**
 * The readings of a set, indicator by indicator: the same that the wall and the desk show, small numbers of people kept back as there. An
 * indicator that cannot be asked in this way (an index that no unit below has) gives no rows.
 */
export async function readSet(centre: Centre, question: SetQuestion): Promise<SetAnswer> {
  const { set, unit, last, steps } = question
  const rows: SetRow[] = []
  const sources = new Set<string>()
  const { seq: commit } = await readHead(centre.database)
  for (const indicator of set.indicators) {
    const answer = await ask(centre, topicOf(indicator, question))
    if ('code' in answer || rows.length >= setLimits.rows) continue
    for (const reading of answer.readings) {
      rows.push(rowOf(reading))
      for (const source of reading.sources) sources.add(source)
    }
  }
  return {
    set,
    indicators: columnsOf(centre, set),
    unit,
    unitName: centre.catalogue.register.find(unit)?.name ?? unit,
    from: isoDay(firstOf(last, steps).from),
    to: isoDay(last.to),
    asOf: formatInstant(centre.now()),
    commit,
    isSample: isOfSample(centre, [...sources]),
    rows: rows.slice(0, setLimits.rows),
  }
}
