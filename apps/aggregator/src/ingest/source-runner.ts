import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import {
  type Batch,
  type Connection,
  connectors,
  type Cursor,
  type Direction,
  directions,
  SourceError,
} from '@toan-canh/connectors'
import { type Commit, type Database, heldSince, type JobEnd, readSourceState, writeStop } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Versions } from '../counting/counting.ts'
import { JobTeller } from '../jobs/job-teller.ts'
import { afterFailure, type Circuit, closedCircuit } from './circuit.ts'
import { cursorOf } from './cursor-of.ts'
import { promiseOf } from './promise-of.ts'
import { readInTurn } from './read-in-turn.ts'
import { historyFloor, type SourceBoard } from './source-board.ts'
import { storeBatch } from './store-batch.ts'
import type { Turns } from './turns.ts'

export interface RunnerContext {
  readonly database: Database
  readonly versions: Versions
  readonly board: SourceBoard
  readonly open: (source: LoadedSource) => Connection
  readonly now: () => Instant
  /** 0–1; spreads retries. */
  readonly chance: () => number
  /** Waits; ends early, without an error, when the signal is aborted. Without one, by the machine's clock. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>
  /** Whose turn it is to store: batches of many sources do not use up the connections while each waits for the one writer. */
  readonly turns?: Turns
  /** How often long reads tell how far they are; without it every second. */
  readonly tellEveryMs?: number
  readonly onCommit: (commit: Commit) => void
  readonly onError: (error: unknown, source: string) => void
}

const shortestStepMs = 1_000
/** What is told once a year is still asked for every day: a revision may come on any of them. */
const longestStepMs = 86_400_000
const asksPerCadence = 3
/** A batch with fewer refusals never stops a source: one bad row of a quiet poll is no pattern. */
const fewestRefusals = 10
const stoppedRetryMs = 10 * 60_000
const heldLookMs = 2_000
/** A live read that takes longer is long work: much to catch up, or a large file. */
const longReadMs = 3_000

async function pauseByClock(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {})
}

/** How often a source is asked: three times within its cadence, so that one lost answer breaks no promise; a folder is watched. */
export function scheduleMs({ definition: { promise, connector } }: LoadedSource): number {
  const step = (promise.cadenceSeconds * 1_000) / asksPerCadence
  const longest = connectors.get(connector.type)?.watchMs ?? longestStepMs
  return Math.min(longest, Math.max(shortestStepMs, step))
}

/** Too much of a batch was refused: the source stops with an alarm and nothing of the batch is stored. */
export function refusalAlarm(batch: Pick<Batch, 'rows' | 'refused'>, share: number): string | null {
  const refused = batch.refused.length
  if (refused < fewestRefusals || refused / batch.rows <= share) return null
  const first = batch.refused[0]
  return `${refused} trong ${batch.rows} dòng bị từ chối (ví dụ ${first?.place ?? ''}: ${first?.reason ?? ''}); nguồn đã dừng, cần sửa ánh xạ hoặc báo đơn vị chủ quản`
}

/** A batch of which too much was refused. The source is tried again seldom: a repaired upstream goes on by itself. */
class RefusedBatch extends SourceError {}

/** What a source is doing in one direction is called so among long work. */
const jobOf = { live: 'read', history: 'history' } as const
const heldSentence = 'Việc đọc nguồn đã dừng theo yêu cầu; người vận hành cho chạy tiếp ở trang Sức khỏe dữ liệu.'

/** Runs one source until the signal ends it: asks on schedule, stores, retries with jitter, opens the circuit, keeps its health. */
export class SourceRunner {
  readonly #context: RunnerContext
  readonly #source: LoadedSource
  readonly #jobs: { [D in Direction]?: JobTeller } = {}

  constructor(context: RunnerContext, source: LoadedSource) {
    this.#context = context
    this.#source = source
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.#recall()
    await using connection = this.#context.open(this.#source)
    // An event that has passed is not heard of any more.
    if (signal.aborted) return
    const isLiveStored = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => isLiveStored.resolve(), { once: true })
    const live = this.#loop('live', connection, signal, isLiveStored.resolve)
    const history = isLiveStored.promise.then(() => this.#history(connection, signal))
    try {
      await Promise.all([live, history])
    } finally {
      for (const direction of directions) await this.#endJob(direction, 'interrupted')
    }
  }

  async #history(connection: Connection, signal: AbortSignal): Promise<void> {
    if (historyFloor(this.#source) === null) return
    await this.#loop('history', connection, signal, () => {})
  }

  async #loop(direction: Direction, connection: Connection, signal: AbortSignal, onStored: () => void): Promise<void> {
    const { board, now } = this.#context
    const { id } = this.#source
    const everyMs = scheduleMs(this.#source)
    let circuit: Circuit = closedCircuit
    while (!signal.aborted) {
      if (direction === 'history' && board.stateOf(id)?.historyComplete === true) return
      if (await this.#isHeld(direction)) {
        await (this.#context.pause ?? pauseByClock)(heldLookMs, signal)
        continue
      }
      const startedAt = now()
      let waitMs = everyMs
      try {
        if (direction === 'live') board.ran(id, { isTrying: true })
        await this.#read(direction, connection, signal, () => {
          onStored()
          if (connection.goesOn !== true) return
          // What goes on never comes back to say that it is well: what it has stored says so.
          circuit = closedCircuit
          board.ran(id, { circuit, problem: null, isTrying: false, nextRunAt: null })
        })
        circuit = closedCircuit
        board.ran(id, direction === 'live' ? { circuit, problem: null, isTrying: false } : { historyProblem: null })
        waitMs = direction === 'live' ? Math.max(0, startedAt + everyMs - now()) : 0
      } catch (error) {
        if (signal.aborted) return
        const known = this.#known(error)
        const failed = afterFailure(circuit, {
          now: now(),
          everyMs,
          retryAfterMs: known.retryAfterMs ?? 0,
          chance: this.#context.chance(),
        })
        circuit = failed
        const { since, failures } = failed
        const isStop = error instanceof RefusedBatch
        const problem = { owner: known.owner, sentence: known.message, since, failures, isStop }
        board.ran(id, direction === 'live' ? { circuit, problem, isTrying: false } : { historyProblem: problem })
        waitMs = failed.retryAt - now()
        if (direction === 'live') await this.#endJob('live', 'failed', known.message)
      }
      if (direction === 'live') board.ran(id, { nextRunAt: now() + waitMs })
      await (this.#context.pause ?? pauseByClock)(waitMs, signal)
    }
  }

  #known(error: unknown): SourceError {
    if (error instanceof SourceError) return error
    this.#context.onError(error, this.#source.id)
    return new SourceError('transient', 'Lỗi trong hệ thống khi đọc nguồn; sẽ thử lại', { cause: error })
  }

  async #read(direction: Direction, connection: Connection, signal: AbortSignal, onStored: () => void): Promise<void> {
    const state = this.#context.board.stateOf(this.#source.id)
    const cursor = cursorOf(direction === 'live' ? state?.liveCursor : state?.historyCursor)
    let rows = 0
    let from = cursor
    if (connection.goesOn !== true) this.#jobOf(direction)
    const reading = { database: this.#context.database, source: this.#source }
    for await (const batch of readInTurn(reading, { connection, direction, cursor, signal })) {
      await this.#store(direction, batch, connection.cannotAskAgain === undefined ? from : undefined)
      from = batch.cursor
      rows += batch.rows
      if (connection.goesOn !== true) await this.#tell(direction, batch, rows)
      onStored()
      if (signal.aborted || this.#jobs[direction]?.isStopAsked === true) return
    }
    if (direction === 'live' || this.#context.board.stateOf(this.#source.id)?.historyComplete === true)
      await this.#endJob(direction, 'done')
  }

  /** The long work that reading in a direction is, or may become. */
  #jobOf(direction: Direction): JobTeller {
    const { database, now, onError, tellEveryMs } = this.#context
    const { id, definition } = this.#source
    return (this.#jobs[direction] ??= new JobTeller(
      { database, now, onError, ...(tellEveryMs === undefined ? {} : { tellEveryMs }) },
      {
        kind: jobOf[direction],
        source: id,
        name: definition.vi,
        by: 'schedule',
        unit: definition.connector.type === 'file-drop' ? 'bytes' : 'rows',
        afterMs: direction === 'live' ? longReadMs : 0,
      },
    ))
  }

  /** Tells how far a read has come: by the batch itself, of a history else by what is stored of the whole. */
  async #tell(direction: Direction, batch: Batch, rows: number): Promise<void> {
    const { board } = this.#context
    const { id } = this.#source
    const state = direction === 'history' ? board.stateOf(id) : null
    const total = batch.total ?? state?.historyTotal ?? null
    const done = batch.done ?? state?.historyRows ?? null
    const { secondsLeft } = await this.#jobOf(direction).reached({ rows, done, total, isLast: batch.isLast })
    if (direction === 'history') board.ran(id, { secondsLeft })
  }

  async #endJob(direction: Direction, end: JobEnd, sentence: string | null = null): Promise<void> {
    const job = this.#jobs[direction]
    delete this.#jobs[direction]
    await job?.end(end, sentence).catch((error: unknown) => this.#context.onError(error, this.#source.id))
  }

  /** Somebody has stopped this way of reading, here or in another process: it stands until it is resumed. */
  async #isHeld(direction: Direction): Promise<boolean> {
    const { board, database, onError } = this.#context
    const { id } = this.#source
    if (this.#jobs[direction]?.isStopAsked === true) await this.#endJob(direction, 'held')
    const since = await heldSince(database, jobOf[direction], id).catch((error: unknown) => {
      onError(error, id)
      return null
    })
    if (direction === 'live') this.#showHold(since)
    else if (since !== null) board.ran(id, { historyProblem: null, secondsLeft: null })
    return since !== null
  }

  /** That nothing new comes is shown with why; that history waits, the list of long work says. */
  #showHold(since: Instant | null): void {
    const { board } = this.#context
    const { id } = this.#source
    const isShown = board.runOf(id).problem?.sentence === heldSentence
    if (since === null && isShown) board.ran(id, { problem: null })
    if (since === null || isShown) return
    const problem = { owner: 'config', sentence: heldSentence, since, failures: 0, isStop: true } as const
    board.ran(id, { problem, isTrying: false, nextRunAt: null })
  }

  async #store(direction: Direction, batch: Batch, askedFrom: Cursor | null | undefined): Promise<void> {
    const { database, versions, now, turns, onCommit } = this.#context
    const { id, definition } = this.#source
    const alarm = refusalAlarm(batch, definition.bounds.refusedShare)
    if (alarm !== null) {
      await writeStop(database, id, { reason: alarm, at: now() })
      throw new RefusedBatch('format', alarm, { retryAfterMs: stoppedRetryMs })
    }
    const { union } = definition
    const asked = askedFrom === undefined ? {} : { askedFrom }
    const told = { source: id, direction, batch, now: now(), promise: promiseOf(definition.promise), ...asked }
    const store = () => storeBatch(database, versions, union === undefined ? told : { ...told, union })
    const { commit } = await (turns === undefined ? store() : turns.during(store))
    await this.#recall()
    if (commit !== null) onCommit(commit)
  }

  /** What is stored of the source, also by the process that read it before: reading goes on from there. */
  async #recall(): Promise<void> {
    const state = await readSourceState(this.#context.database, this.#source.id)
    if (state !== null) this.#context.board.stored(state)
  }
}
