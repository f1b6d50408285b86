import { type ManualConfig, manualConfigSchema } from '@toan-canh/contract'
import { z } from 'zod'
import {
  type Batch,
  type Connection,
  type ConnectorContext,
  type Cursor,
  defineConnector,
  type Direction,
  type EntryPosition,
} from '../connector.ts'
import { mapInSlices } from '../map-rows.ts'
import type { Row } from '../row.ts'
import { SourceError } from '../source-error.ts'

const entriesPerPage = 50
const cursorSchema = z.strictObject({ at: z.number().int(), entry: z.number().int(), rows: z.number().int().min(0) })

/** Behind which row of which approved entry a read stands. */
interface Position extends EntryPosition {
  readonly rows: number
}

function positionOf(cursor: Cursor | null): Position | null {
  if (cursor === null) return null
  const parsed = cursorSchema.safeParse(cursor)
  if (!parsed.success) throw new SourceError('config', 'Con trỏ không phải của nguồn nhập tay; hãy nạp lại từ đầu.')
  return parsed.data
}

interface Standing {
  readonly row: Row
  readonly behind: Position
}

function open(_config: ManualConfig, context: ConnectorContext): Connection {
  function ledger() {
    const { approved } = context
    if (approved === undefined)
      throw new SourceError('config', 'Nguồn nhập tay chỉ mở được trong trung tâm, nơi giữ các phiếu đã duyệt.')
    return approved
  }

  /** Rows of approved entries behind a position, in the order of approval. */
  async function* rowsBehind(from: Position | null, signal: AbortSignal): AsyncGenerator<Standing> {
    let last = from
    for (;;) {
      signal.throwIfAborted()
      const entries = await ledger()(last, entriesPerPage).catch((cause: unknown) => {
        throw cause instanceof SourceError
          ? cause
          : new SourceError('transient', 'Chưa đọc được sổ phiếu đã duyệt; sẽ thử lại.', { cause })
      })
      const fresh = entries.filter(({ at, entry }) => last === null || at !== last.at || entry !== last.entry)
      for (const { at, entry, rows } of entries) {
        const skip = last !== null && last.at === at && last.entry === entry ? last.rows : 0
        for (const [index, value] of rows.entries()) {
          if (index < skip) continue
          const place = `phiếu ${String(entry)} ô ${String(index + 1)}`
          yield { row: { place, readAt: at, value }, behind: { at, entry, rows: index + 1 } }
        }
        last = { at, entry, rows: rows.length }
      }
      if (fresh.length === 0) return
    }
  }

  async function batchOf(taken: readonly Standing[], at: Position, isLast: boolean): Promise<Batch> {
    const mapped = await mapInSlices(
      taken.map(({ row }) => row),
      context.mapping,
    )
    return {
      facts: mapped.facts,
      tombstones: mapped.tombstones,
      refused: mapped.refused.map(({ refusal }) => refusal),
      rows: taken.length,
      cursor: { ...at },
      coveredTo: null,
      reachedTo: null,
      total: null,
      done: null,
      isLast,
    }
  }

  async function* read(direction: Direction, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
    signal.throwIfAborted()
    let at = positionOf(cursor) ?? { at: 0, entry: 0, rows: 0 }
    let taken: Standing[] = []
    if (direction === 'live') {
      for await (const standing of rowsBehind(positionOf(cursor), signal)) {
        if (taken.length === context.bounds.batchRows) {
          yield batchOf(taken, at, false)
          taken = []
          signal.throwIfAborted()
        }
        taken.push(standing)
        at = standing.behind
      }
    }
    yield batchOf(taken, at, true)
  }

  async function check(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    await ledger()(null, 1)
  }
  return { check, read, [Symbol.asyncDispose]: async () => undefined }
}

/** Numbers that people entered here and others approved: read from the entries that are approved, in the order of approval. */
export const manual = defineConnector({ type: 'manual', way: 'hand', config: manualConfigSchema, open })
