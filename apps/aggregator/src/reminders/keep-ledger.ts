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

/** What one round of the ledger goes by. */
export interface Round {
  readonly sources: ReadonlyMap<string, LoadedSource>
  readonly stateOf: (source: string) => SourceState | null
  readonly now: Instant
}

const overduePerRound = 200
const hourMs = 3_600_000

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

/** Writes down what is due and what has arrived, and whom to remind. Several processes may do it: each entry is made once. */
export class LedgerKeeper {
  readonly #database: Database
  /** What was noted last of each source: until something else is to be noted, nothing is asked of the database. */
  readonly #noted = new Map<string, { arrivedBefore: Instant; dueAt: Instant | null }>()

  constructor(database: Database) {
    this.#database = database
  }

  async keep({ sources, stateOf, now }: Round): Promise<void> {
    for (const source of sources.values()) {
      if (source.definition.run === 'always') await this.#note(source, stateOf(source.id), now)
    }
    for (const obligation of await readOverdue(this.#database, now, overduePerRound)) {
      const source = sources.get(obligation.source)
      const rule = source?.definition.remind
      if (source !== undefined && rule !== undefined) await remind(this.#database, source, obligation, { rule, now })
    }
  }

  /** Every due hour is written down, and of sources without one every broken promise. */
  async #note({ id, definition }: LoadedSource, state: SourceState | null, now: Instant): Promise<void> {
    if (state === null || state.coveredTo === null || state.receivedAt === null) return
    const promise = promiseOf(definition.promise)
    const dueAt = dueAfter(promise, state.coveredTo)
    const heldUntil = promiseHoldsUntil(promise, state.coveredTo)
    const isOwed = promise.dueHour !== null || now > heldUntil
    const noted = this.#noted.get(id)
    if (noted?.arrivedBefore !== dueAt)
      await noteArrival(this.#database, { source: id, dueBefore: dueAt, at: state.receivedAt })
    if (isOwed && noted?.dueAt !== dueAt)
      await noteObligation(this.#database, { source: id, unit: definition.remind?.unit ?? '', dueAt, heldUntil })
    this.#noted.set(id, { arrivedBefore: dueAt, dueAt: isOwed ? dueAt : null })
  }
}
