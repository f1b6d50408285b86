import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import { type Batch, type Connection, connectors, type Direction, SourceError } from '@toan-canh/connectors'
import { type Commit, type Database, readSourceState, writeStop } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Versions } from '../counting/counting.ts'
import { afterFailure, type Circuit, closedCircuit } from './circuit.ts'
import { cursorOf } from './cursor-of.ts'
import { promiseOf } from './freshness-of.ts'
import { HistoryPace } from './history-pace.ts'
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

/** Runs one source until the signal ends it: asks on schedule, stores, retries with jitter, opens the circuit, keeps its health. */
export class SourceRunner {
  readonly #context: RunnerContext
  readonly #source: LoadedSource

  constructor(context: RunnerContext, source: LoadedSource) {
    this.#context = context
    this.#source = source
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.#recall()
    await using connection = this.#context.open(this.#source)
    const isLiveStored = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => isLiveStored.resolve(), { once: true })
    const live = this.#loop('live', connection, signal, isLiveStored.resolve)
    const history = isLiveStored.promise.then(() => this.#history(connection, signal))
    await Promise.all([live, history])
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
    const pace = new HistoryPace(this.#context.now)
    for await (const batch of connection.read(direction, cursor, signal)) {
      await this.#store(direction, batch)
      if (direction === 'history') this.#tellPace(pace, batch)
      onStored()
      if (signal.aborted) return
    }
  }

  /** Tells how long the history will take: by the batch itself, else by what is stored of the whole. */
  #tellPace(pace: HistoryPace, batch: Batch): void {
    const { board } = this.#context
    const state = board.stateOf(this.#source.id)
    const total = batch.total ?? state?.historyTotal ?? null
    const done = batch.done ?? state?.historyRows ?? null
    board.ran(this.#source.id, { secondsLeft: pace.secondsLeft({ total, done, isLast: batch.isLast }) })
  }

  async #store(direction: Direction, batch: Batch): Promise<void> {
    const { database, versions, now, turns, onCommit } = this.#context
    const { id, definition } = this.#source
    const alarm = refusalAlarm(batch, definition.bounds.refusedShare)
    if (alarm !== null) {
      await writeStop(database, id, { reason: alarm, at: now() })
      throw new RefusedBatch('format', alarm, { retryAfterMs: stoppedRetryMs })
    }
    const { union } = definition
    const told = { source: id, direction, batch, now: now(), promise: promiseOf(definition.promise) }
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
