import { formatInstant, type Instant } from '@toan-canh/calendar'
import type { Remind } from '@toan-canh/contract'
import {
  type Database,
  noteArrival,
  noteObligation,
  noteReminder,
  type Obligation,
  readLastReminder,
  readOverdue,
  type SourceState,
} from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { dueAfter, promiseHoldsUntil, promiseOf } from '../ingest/freshness-of.ts'

export interface Ledger {
  readonly database: Database
  readonly sources: ReadonlyMap<string, LoadedSource>
  readonly stateOf: (source: string) => SourceState | null
  readonly now: Instant
}

const overduePerRound = 200
const hourMs = 3_600_000

/** Writes down what is due of a source and what has arrived: every due hour, and of sources without one every broken promise. */
async function noteSource({ database, stateOf, now }: Ledger, { id, definition }: LoadedSource): Promise<void> {
  const state = stateOf(id)
  if (state === null || state.coveredTo === null || state.receivedAt === null) return
  const promise = promiseOf(definition.promise)
  const dueAt = dueAfter(promise, state.coveredTo)
  const heldUntil = promiseHoldsUntil(promise, state.coveredTo)
  await noteArrival(database, { source: id, dueBefore: dueAt, at: state.receivedAt })
  if (promise.dueHour === null && now <= heldUntil) return
  await noteObligation(database, { source: id, unit: definition.remind?.unit ?? '', dueAt, heldUntil })
}

/** What a reminder says: which source, since when, whose it is. Facts and people have no place in it. */
function noteOf({ definition }: LoadedSource, { dueAt }: Obligation, number: number): string {
  const { vi, owner } = definition
  return `Nhắc lần ${number}: ${vi} chưa có số liệu, hạn ${formatInstant(dueAt)}. Đề nghị ${owner} cung cấp.`
}

async function remind(
  database: Database,
  source: LoadedSource,
  obligation: Obligation,
  { rule, now }: { readonly rule: Remind; readonly now: Instant },
): Promise<void> {
  const last = await readLastReminder(database, obligation.id)
  const number = (last?.number ?? 0) + 1
  if (number > rule.most || (last !== null && now < last.at + rule.everyHours * hourMs)) return
  const note = noteOf(source, obligation, number)
  const ways = [
    ...rule.mail.map((recipient) => ({ way: 'mail', recipient }) as const),
    ...rule.webhook.map((recipient) => ({ way: 'webhook', recipient }) as const),
  ]
  for (const { way, recipient } of ways) {
    await noteReminder(database, { obligation: obligation.id, number, at: now, way, recipient, note })
  }
}

/** One round of the ledger: what is due, what has arrived, whom to remind. Several processes may do it: each entry is made once. */
export async function keepLedger(ledger: Ledger): Promise<void> {
  const { database, sources, now } = ledger
  for (const source of sources.values()) {
    if (source.definition.run === 'always') await noteSource(ledger, source)
  }
  for (const obligation of await readOverdue(database, now, overduePerRound)) {
    const source = sources.get(obligation.source)
    const rule = source?.definition.remind
    if (source !== undefined && rule !== undefined) await remind(database, source, obligation, { rule, now })
  }
}
