import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { storedCursor } from '../stored-cursor.ts'

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

/** Reads a stored cursor of a watermark; throws `SourceError` of owner `config` when it is another's. */
export function readWatermarkCursor(cursor: Cursor): WatermarkCursor {
  return storedCursor(watermarkCursor, cursor)
}

/** Reads a stored cursor of a comparison; throws `SourceError` of owner `config` when it is another's. */
export function readCompareCursor(cursor: Cursor): CompareCursor {
  return storedCursor(compareCursor, cursor)
}
