import {
  type Client,
  inTransaction,
  type Database,
  type KnownAt,
  readFigures,
  readHead,
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

/** Reads the sums and figures of a question as of one commit of the version in force; figures also as they were known earlier. */
export async function loadSums(
  database: Database,
  question: Question,
  at: { readonly knownAt?: KnownAt; readonly today: Day; readonly now: Instant },
): Promise<Loaded> {
  const { knownAt = null, ...when } = at
  const load = async (client: Client): Promise<Loaded> => {
    const loaded = await loadSumsIn(client, question, knownAt)
    const { guard } = question
    if (guard === null) return { ...loaded, secrecy: () => 'open' }
    if (guard.kind === 'closed') return { ...loaded, secrecy: () => 'hidden' }
    const total = await loadSumsIn(client, guard.total, knownAt)
    const parts = await loadSumsIn(client, guard.parts, knownAt)
    return { ...loaded, secrecy: secrecyOf(loaded, { top: guard.top, total, parts }, when) }
  }
  return inTransaction(database, load, 'repeatable read')
}

async function loadShelf(client: Client, question: Question, knownAt: KnownAt): Promise<FigureShelf | null> {
  const { figures, memberOf } = question
  if (figures === null) return null
  const stored = await readFigures(client, {
    signals: [...figures.names],
    units: [...memberOf.keys()],
    slice: figures.asked,
    fromDay: figures.fromDay,
    toDay: figures.toDay,
    knownAt,
  })
  return new FigureShelf(question, figures, stored)
}

/** Everything but how much of it may be told. */
export type Sum = Omit<Loaded, 'secrecy'>

async function loadSumsIn(client: Client, question: Question, knownAt: KnownAt): Promise<Sum> {
  const head = await readHead(client)
  const sums = new Sums(question)
  const query = {
    version: head.version,
    slots: sums.slots,
    slices: question.slices,
    units: [...question.memberOf.keys()],
    fromDay: question.splitFrom,
    toDay: question.lastDay,
    perDay: question.periods.length > 1 || question.splitFrom < question.firstDay,
    byUnit: question.perUnit,
    bySlice: question.by.kind === 'dimension',
  }
  await sumCells(client, query, (sum, slots) => sums.load(sum, slots))
  const shelf = await loadShelf(client, question, knownAt)
  return { question, sums, shelf, seq: head.seq, version: head.version }
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
