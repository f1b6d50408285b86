import { type Day, dayOf, formatInstant, type Instant } from '@toan-canh/calendar'
import type { Remind } from '@toan-canh/contract'
import { dueAfter, promiseHoldsUntil } from '@toan-canh/live'
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
import { promiseOf } from '../ingest/promise-of.ts'
import { type EntryPeriod, readEntryPeriods } from '../manual/entry-periods.ts'
import { type EntrySet, entrySetOf } from '../manual/entry-set.ts'

/** What one round of the ledger goes by. */
export interface Round {
  readonly sources: ReadonlyMap<string, LoadedSource>
  readonly stateOf: (source: string) => SourceState | null
  readonly now: Instant
}

const overduePerRound = 200
const hourMs = 3_600_000

/** What a reminder says: which source, what is missing, since when, whose it is. Facts and people have no place in it. */
function noteOf({ definition }: LoadedSource, { dueAt }: Obligation, number: number, lack: string): string {
  const { vi, owner } = definition
  return `Nhắc lần ${number}: ${vi} ${lack}, hạn ${formatInstant(dueAt)}. Đề nghị ${owner} cung cấp.`
}

/** What people have not entered of a period, or nobody has approved; and how many periods before it are not whole either. */
function lackOf({ period, owing, toldAt }: EntryPeriod, before: number): string {
  const missing = owing.filter(({ code }) => !toldAt.has(code)).length
  const also = before === 0 ? '' : ` (và ${String(before)} kỳ trước)`
  return `kỳ ${period.id}${also} còn ${String(missing)}/${String(owing.length)} đơn vị chưa được duyệt`
}

/** Reminds if it is time; returns when it is looked at again. */
async function remind(
  database: Database,
  source: LoadedSource,
  obligation: Obligation,
  { rule, lack, now }: { readonly rule: Remind; readonly lack: string; readonly now: Instant },
): Promise<Instant> {
  const last = await readLastReminder(database, obligation.id)
  const number = (last?.number ?? 0) + 1
  const everyMs = rule.everyHours * hourMs
  if (number > rule.most) return now + everyMs
  if (last !== null && now < last.at + everyMs) return last.at + everyMs
  const note = noteOf(source, obligation, number, lack)
  const ways = [
    ...rule.mail.map((recipient) => ({ way: 'mail', recipient }) as const),
    ...rule.webhook.map((recipient) => ({ way: 'webhook', recipient }) as const),
  ]
  for (const { way, recipient } of ways) {
    await noteReminder(database, { obligation: obligation.id, number, at: now, way, recipient, note })
  }
  return now + everyMs
}

function keyOf(source: string, dueAt: Instant): string {
  return `${source} ${String(dueAt)}`
}

/** Writes down what is due and what has arrived, and whom to remind. Several processes may do it: each entry is made once. */
export class LedgerKeeper {
  readonly #database: Database
  /** What was noted last of each source: until something else is to be noted, nothing is asked of the database. */
  readonly #noted = new Map<string, { arrivedBefore: Instant; dueAt: Instant | null }>()

  /** When what is overdue is looked at again for a reminder, by obligation: as many as are overdue. */
  #quietUntil: ReadonlyMap<number, Instant> = new Map()

  /** Periods of each set as they were asked for last, and of what: an approval or another day makes them others. */
  readonly #periods = new Map<string, { readonly of: string; readonly periods: readonly EntryPeriod[] }>()

  /** Periods of manual entry that are written down: as many as sets have had in the life of this process. */
  readonly #written = new Set<string>()

  constructor(database: Database) {
    this.#database = database
  }

  async keep({ sources, stateOf, now }: Round): Promise<void> {
    const lacks = new Map<string, string>()
    for (const source of sources.values()) {
      const set = entrySetOf(source)
      if (set !== null) {
        const late = await this.#noteEntries(set, stateOf(source.id), now)
        const newest = late.at(-1)
        if (newest !== undefined) lacks.set(keyOf(source.id, newest.dueAt), lackOf(newest, late.length - 1))
      } else if (source.definition.run === 'always') await this.#note(source, stateOf(source.id), now)
    }
    const quietUntil = new Map<number, Instant>()
    for (const obligation of await readOverdue(this.#database, now, overduePerRound)) {
      const known = this.#quietUntil.get(obligation.id)
      if (known !== undefined) quietUntil.set(obligation.id, known)
      if (known !== undefined && now < known) continue
      const source = sources.get(obligation.source)
      const rule = source?.definition.remind
      if (source === undefined || rule === undefined) continue
      const lack =
        lacks.get(keyOf(source.id, obligation.dueAt)) ?? (entrySetOf(source) === null ? 'chưa có số liệu' : null)
      // Of several late periods of a set the newest is reminded of: the others are one trouble with it.
      if (lack === null) continue
      quietUntil.set(obligation.id, await remind(this.#database, source, obligation, { rule, lack, now }))
    }
    this.#quietUntil = quietUntil
  }

  /** Each period that is over is due once, and has arrived when its last unit was approved; returns those that are late now. */
  async #noteEntries(set: EntrySet, state: SourceState | null, now: Instant): Promise<readonly EntryPeriod[]> {
    const { id, definition } = set.source
    const { toleranceMs } = promiseOf(definition.promise)
    const periods = await this.#periodsOf(set, state, dayOf(now))
    for (const { dueAt, arrivedAt } of periods) {
      const [due, arrived] = [keyOf(id, dueAt), `${keyOf(id, dueAt)} arrived`]
      const unit = definition.remind?.unit ?? ''
      if (!this.#written.has(due))
        await noteObligation(this.#database, { source: id, unit, dueAt, heldUntil: dueAt + toleranceMs })
      this.#written.add(due)
      if (arrivedAt === null || this.#written.has(arrived)) continue
      await noteArrival(this.#database, { source: id, dueFrom: dueAt, dueBefore: dueAt + 1, at: arrivedAt })
      this.#written.add(arrived)
    }
    return periods.filter(({ arrivedAt, dueAt }) => arrivedAt === null && now > dueAt + toleranceMs)
  }

  async #periodsOf(set: EntrySet, state: SourceState | null, today: Day): Promise<readonly EntryPeriod[]> {
    const of = `${state?.revision ?? 'nothing'} ${today}`
    const known = this.#periods.get(set.source.id)
    if (known?.of === of) return known.periods
    const periods = await readEntryPeriods(this.#database, set, today)
    this.#periods.set(set.source.id, { of, periods })
    return periods
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
