import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { storedCursor } from '../stored-cursor.ts'

const instant = z.iso.datetime()
const cursorSchema = z.strictObject({
  /** When the sweep through the requests began. */
  sweep: instant,
  /** What the sweep asks for: changes since then; null: everything. */
  since: instant.nullable(),
  /** How far it has come, by when requests were made. */
  at: instant,
  isAtEnd: z.boolean(),
})
export type Open311Cursor = z.infer<typeof cursorSchema>

/** Reads a stored cursor; throws `SourceError` of owner `config` when it is not this connector's. */
export function readCursor(cursor: Cursor | null): Open311Cursor | null {
  return cursor === null ? null : storedCursor(cursorSchema, cursor)
}
