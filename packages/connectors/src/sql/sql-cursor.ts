import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { SourceError } from '../source-error.ts'

const placed = { mark: z.string().max(64), key: z.string().max(1_000).nullable() }

const watermarkCursor = z.strictObject({
  by: z.literal('watermark'),
  /** Where a walk goes on; null: it is at its end. */
  place: z.strictObject(placed).nullable(),
  /** Live: newest change seen. History: oldest instant down to which everything is in. */
  seen: z.iso.datetime(),
})
export type WatermarkCursor = z.infer<typeof watermarkCursor>

const compareCursor = z.strictObject({
  by: z.literal('compare'),
  /** The rows of the last whole comparison, packed. */
  rows: z.string(),
})
export type CompareCursor = z.infer<typeof compareCursor>

function readBy<T>(schema: z.ZodType<T>, cursor: Cursor): T {
  const parsed = schema.safeParse(cursor)
  if (parsed.success) return parsed.data
  throw new SourceError('config', 'Con trỏ đã lưu của nguồn không đọc được; hãy nạp lại nguồn từ đầu.')
}

/** Reads a stored cursor of a watermark; throws `SourceError` of owner `config` when it is another's. */
export function readWatermarkCursor(cursor: Cursor): WatermarkCursor {
  return readBy(watermarkCursor, cursor)
}

/** Reads a stored cursor of a comparison; throws `SourceError` of owner `config` when it is another's. */
export function readCompareCursor(cursor: Cursor): CompareCursor {
  return readBy(compareCursor, cursor)
}
