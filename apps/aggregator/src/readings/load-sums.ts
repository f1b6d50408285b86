import { type Client, inTransaction, type Database, readHead, sumCells } from '@toan-canh/store'
import type { Question } from './question.ts'
import { Sums } from './sums.ts'

/** The sums of a question as of one commit of one version of the definitions. */
export interface Loaded {
  readonly question: Question
  readonly sums: Sums
  readonly seq: number
  readonly version: number
}

/** Reads the sums of a question as of one commit of the version in force. */
export async function loadSums(database: Database, question: Question): Promise<Loaded> {
  return inTransaction(database, (client) => loadSumsIn(client, question), 'repeatable read')
}

async function loadSumsIn(client: Client, question: Question): Promise<Loaded> {
  const head = await readHead(client)
  const sums = new Sums(question)
  const query = {
    version: head.version,
    slots: sums.slots,
    slices: question.slices,
    units: [...question.memberOf.keys()],
    fromDay: question.firstDay,
    toDay: question.lastDay,
    perDay: question.periods.length > 1,
    byUnit: question.by.kind === 'unit',
    bySlice: question.by.kind === 'dimension',
  }
  await sumCells(client, query, (sum, slots) => sums.load(sum, slots))
  return { question, sums, seq: head.seq, version: head.version }
}
