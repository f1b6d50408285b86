import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import {
  type Batch,
  type Connection,
  type ConnectorContext,
  type Cursor,
  defineConnector,
  type Direction,
} from '../connector.ts'
import { mapInSlices } from '../map-rows.ts'
import type { Row } from '../row.ts'
import { SourceError } from '../source-error.ts'

const ownConfigSchema = z.strictObject({ type: z.literal('own') })
const cursorSchema = z.strictObject({ since: z.number().int() })

function sinceOf(cursor: Cursor | null): Instant | null {
  if (cursor === null) return null
  const parsed = cursorSchema.safeParse(cursor)
  if (!parsed.success) throw new SourceError('config', 'Con trỏ không phải của nguồn này; hãy nạp lại từ đầu.')
  return parsed.data.since
}

function open(_config: z.infer<typeof ownConfigSchema>, { own, bounds, mapping, now }: ConnectorContext): Connection {
  async function rowsSince(since: Instant | null): Promise<readonly unknown[]> {
    if (own === undefined)
      throw new SourceError('config', 'Nguồn này chỉ mở được trong trung tâm, nơi giữ sổ của chính sản phẩm.')
    return own(since).catch((cause: unknown) => {
      throw new SourceError('transient', 'Chưa đọc được sổ của chính sản phẩm; sẽ thử lại.', { cause })
    })
  }

  async function* read(direction: Direction, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
    signal.throwIfAborted()
    const askedAt = now()
    const since = sinceOf(cursor)
    const values = direction === 'live' ? await rowsSince(since) : []
    let done = 0
    do {
      signal.throwIfAborted()
      const rows: readonly Row[] = values.slice(done, done + bounds.batchRows).map((value, index) => ({
        place: `dòng ${String(done + index + 1)}`,
        readAt: askedAt,
        value,
      }))
      const { facts, tombstones, refused } = await mapInSlices(rows, mapping)
      done += rows.length
      const isLast = done >= values.length
      yield {
        facts,
        tombstones,
        refused: refused.map(({ refusal }) => refusal),
        rows: rows.length,
        // Until all is told it is told again from where it began: the same twice changes nothing.
        cursor: { since: isLast ? askedAt : (since ?? 0) },
        coveredTo: isLast && direction === 'live' ? askedAt : null,
        reachedTo: null,
        total: null,
        done: null,
        isLast,
      }
    } while (done < values.length)
  }

  async function check(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    await rowsSince(now())
  }
  return { check, read, [Symbol.asyncDispose]: async () => undefined }
}

/** What the product records of itself: how fresh its sources are, when it stood still, whom it reminded, what people open. */
export const own = defineConnector({ type: 'own', config: ownConfigSchema, open })
