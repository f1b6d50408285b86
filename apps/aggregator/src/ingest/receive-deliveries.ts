import type { Instant } from '@toan-canh/calendar'
import { type Connection, type Delivery, type Received, RefusedDelivery, SourceError } from '@toan-canh/connectors'
import type { ErrorOwner } from '@toan-canh/contract'
import { type Commit, type Database, readSourceState, writeStop } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Versions } from '../counting/counting.ts'
import { promiseOf } from './promise-of.ts'
import type { SourceBoard } from './source-board.ts'
import { refusalAlarm } from './source-runner.ts'
import { storeBatch } from './store-batch.ts'

export interface ReceiverContext {
  readonly database: Database
  readonly versions: Versions
  readonly board: SourceBoard
  readonly open: (source: LoadedSource) => Connection
  readonly now: () => Instant
  readonly onCommit: (commit: Commit) => void
}

/** What became of a delivery once it is stored. */
export interface Receipt {
  /** It had been stored before; nothing has changed. */
  readonly isRepeat: boolean
  readonly rows: number
  readonly changed: number
  readonly refused: number
}

/** More deliveries at once than may wait for the store. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

const mostAtOnce = 4

/** Takes what is pushed to some sources: checks, maps and stores it in one transaction before it says so. */
export class Receiver {
  readonly #context: ReceiverContext
  readonly #sources: ReadonlyMap<string, { readonly source: LoadedSource; readonly connection: Connection }>
  #taking = 0

  constructor(context: ReceiverContext, sources: readonly LoadedSource[]) {
    this.#context = context
    this.#sources = new Map(sources.map((source) => [source.id, { source, connection: context.open(source) }]))
  }

  /** How large a delivery to a source may be; null: nothing may be pushed to it. */
  bodyBytes(id: string): number | null {
    return this.#sources.get(id)?.connection.bodyBytes ?? null
  }

  /** Stores a delivery. Throws `RefusedDelivery` for the sender, `SourceError` for the operator, `TooBusy`. */
  async take(id: string, delivery: Delivery): Promise<Receipt> {
    const known = this.#sources.get(id)
    if (known?.connection.receive === undefined) throw new RefusedDelivery('unreadable', `Không có nguồn ${id}.`)
    if (this.#taking >= mostAtOnce) throw new TooBusy()
    this.#taking += 1
    try {
      const receipt = await this.#store(known.source, await known.connection.receive(delivery))
      this.#context.board.ran(id, { problem: null })
      return receipt
    } catch (error) {
      if (error instanceof RefusedDelivery)
        this.#note(id, error.fault === 'unsigned' ? 'config' : 'format', error.message)
      if (error instanceof SourceError) this.#note(id, error.owner, error.message)
      throw error
    } finally {
      this.#taking -= 1
    }
  }

  async #store(source: LoadedSource, { batch, marks, rememberMs }: Received): Promise<Receipt> {
    const { database, versions, board, now, onCommit } = this.#context
    const { id, definition } = source
    const alarm = refusalAlarm(batch, definition.bounds.refusedShare)
    if (alarm !== null) {
      await writeStop(database, id, { reason: alarm, at: now() })
      await this.#recall(id)
      throw new RefusedDelivery(
        'unreadable',
        `${batch.refused.length} trong ${batch.rows} dòng không đọc được theo ánh xạ; chưa lưu gì, hãy sửa dữ liệu hoặc báo người vận hành.`,
      )
    }
    const at = now()
    const told = { source: id, direction: 'live', batch, now: at, promise: promiseOf(definition.promise) } as const
    const delivery = { source: id, marks, at, keepMs: rememberMs }
    const { union } = definition
    const incoming = union === undefined ? { ...told, delivery } : { ...told, delivery, union }
    const { commit, changed, refused, isRepeat } = await storeBatch(database, versions, incoming)
    await this.#recall(id)
    if (commit !== null) onCommit(commit)
    board.refresh()
    return { isRepeat, rows: batch.rows, changed, refused }
  }

  async #recall(id: string): Promise<void> {
    const state = await readSourceState(this.#context.database, id)
    if (state !== null) this.#context.board.stored(state)
  }

  #note(id: string, owner: ErrorOwner, message: string): void {
    const { board, now } = this.#context
    const before = board.runOf(id).problem
    const sentence = `Lần gửi gần nhất bị từ chối. ${message}`
    const failures = (before?.failures ?? 0) + 1
    board.ran(id, { problem: { owner, sentence, since: before?.since ?? now(), failures, isStop: false } })
  }
}
