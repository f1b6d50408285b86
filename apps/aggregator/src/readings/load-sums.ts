import {
  type CellQuery,
  type Client,
  type Database,
  type FigureQuery,
  inTransaction,
  type KnownAt,
  readFigures,
  readHead,
  type StoredFigure,
  sumCells,
} from '@toan-canh/store'
import type { Day, Instant } from '@toan-canh/calendar'
import { FigureShelf } from './figure-shelf.ts'
import type { Question } from './question.ts'
import { secrecyOf } from './guard.ts'
import type { Secrecy } from './secrecy.ts'
import { Sums } from './sums.ts'

/** What a question is answered from, as of one commit of one version of the definitions. */
export interface Loaded {
  readonly question: Question
  readonly sums: Sums
  /** The figures of it; `null` when it needs none. */
  readonly shelf: FigureShelf | null
  readonly seq: number
  readonly version: number
  /** How much of the answer for a member and the n-th period may be told. */
  readonly secrecy: (member: string, index: number) => Secrecy
}

/** A question, and as of when its figures are asked for. */
export interface SumsAsk {
  readonly question: Question
  readonly knownAt: KnownAt
}

/** Everything but how much of it may be told. */
export type Sum = Omit<Loaded, 'secrecy'>

interface Reading {
  readonly question: Question
  readonly sums: Sums
  readonly cells: Omit<CellQuery, 'version'>
  readonly figures: FigureQuery | null
}

function readingOf({ question, knownAt }: SumsAsk): Reading {
  const { memberOf, figures } = question
  const units = [...memberOf.keys()]
  const sums = new Sums(question)
  return {
    question,
    sums,
    cells: {
      slots: sums.slots,
      slices: question.slices,
      units,
      fromDay: question.splitFrom,
      toDay: question.lastDay,
      perDay: question.periods.length > 1 || question.splitFrom < question.firstDay,
      byUnit: question.perUnit,
      bySlice: question.by.kind === 'dimension',
    },
    figures:
      figures === null
        ? null
        : {
            signals: [...figures.names],
            units,
            slice: figures.asked,
            fromDay: figures.fromDay,
            toDay: figures.toDay,
            knownAt,
          },
  }
}

/** Reads cells of several questions that differ in their slots only by one statement for each page of counters. */
async function loadCells(client: Client, readings: readonly Reading[], version: number): Promise<void> {
  const alike = Map.groupBy(readings, ({ cells }) => JSON.stringify({ ...cells, slots: null }))
  await Promise.all(
    alike.values().map(async (group) => {
      const [first] = group
      if (first === undefined) return
      const slots = [...new Set(group.flatMap(({ cells }) => cells.slots))]
      await sumCells(client, { ...first.cells, slots, version }, (sum, read) => {
        for (const { sums } of group) sums.load(sum, read)
      })
    }),
  )
}

/** Reads figures of several questions that differ in their signals only by one statement; by reading. */
async function loadFigures(
  client: Client,
  readings: readonly Reading[],
): Promise<ReadonlyMap<Reading, readonly StoredFigure[]>> {
  const asked = readings.flatMap((reading) => (reading.figures === null ? [] : [{ reading, query: reading.figures }]))
  const alike = Map.groupBy(asked, ({ query }) => JSON.stringify({ ...query, signals: null }))
  const read = await Promise.all(
    alike.values().map(async (group) => {
      const [first] = group
      if (first === undefined) return []
      const signals = [...new Set(group.flatMap(({ query }) => query.signals))]
      const bySignal = Map.groupBy(await readFigures(client, { ...first.query, signals }), ({ signal }) => signal)
      return group.map(
        ({ reading, query }) => [reading, query.signals.flatMap((signal) => bySignal.get(signal) ?? [])] as const,
      )
    }),
  )
  return new Map(read.flat())
}

/**
 * Reads the sums and figures of questions as of one commit of the version in force, in their order; figures also as they
 * were known earlier. All statements are on their way at once, and what questions have in common is read once.
 */
export async function loadSums(
  database: Database,
  asks: readonly SumsAsk[],
  when: { readonly today: Day; readonly now: Instant },
): Promise<Loaded[]> {
  const readings = new Map<Question, Reading>()
  for (const { question, knownAt } of asks) {
    const { guard } = question
    const family = guard?.kind === 'family' ? [guard.total, guard.parts] : []
    for (const each of [question, ...family]) readings.set(each, readingOf({ question: each, knownAt }))
  }
  const load = async (client: Client): Promise<Map<Question, Sum>> => {
    const { seq, version } = await readHead(client)
    const all = [...readings.values()]
    const [figures] = await Promise.all([loadFigures(client, all), loadCells(client, all, version)])
    const sumOf = (reading: Reading): Sum => {
      const { question, sums } = reading
      const shelf = question.figures && new FigureShelf(question, question.figures, figures.get(reading) ?? [])
      return { question, sums, shelf, seq, version }
    }
    return new Map(all.map((reading) => [reading.question, sumOf(reading)]))
  }
  const loaded = await inTransaction(database, load, 'repeatable read')
  const sumOf = (question: Question): Sum => {
    const sum = loaded.get(question)
    if (sum === undefined) throw new Error(`${question.indicator.id} was not read`)
    return sum
  }
  return asks.map(({ question }) => {
    const sum = sumOf(question)
    const { guard } = question
    if (guard === null) return { ...sum, secrecy: () => 'open' }
    if (guard.kind === 'closed') return { ...sum, secrecy: () => 'hidden' }
    const family = { top: guard.top, total: sumOf(guard.total), parts: sumOf(guard.parts) }
    return { ...sum, secrecy: secrecyOf(sum, family, when) }
  })
}

/** Whether parts are told and not counted: then a unit's own figure is the whole, not one of its parts. */
function areToldParts({ by, indicator, basis }: Question): boolean {
  const isReported = basis !== null && basis !== 'measured'
  return by.kind === 'unit' && (indicator.kind === null || isReported)
}

/** Who is answered: the fixed members of the question, and all others for whom something is counted or told. */
export function membersOf({ question, sums, shelf }: Sum): readonly string[] {
  if (areToldParts(question)) return question.members
  return [...new Set([...sums.members, ...(shelf?.members ?? [])])]
}

/** Whether a member is answered now. */
export function isMember({ question, sums, shelf }: Sum, member: string): boolean {
  if (areToldParts(question)) return question.members.includes(member)
  return sums.isMember(member) || (shelf?.members.includes(member) ?? false)
}
