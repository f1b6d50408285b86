import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { SourceError } from '../source-error.ts'
import { problems, verdicts } from './verdicts.ts'

const instant = z.number().int().nullable()
const cursorSchema = z.strictObject({
  /** The mark of the last camera that was given; null: the read is complete. */
  after: z.string().max(40).nullable(),
  /** What ails those that are not live, by mark: what is well needs no remembering. */
  ill: z.record(
    z.string().max(40),
    z.strictObject({
      verdict: z.enum(verdicts),
      problem: z.enum(problems).nullable(),
      since: instant,
      liveAt: instant,
    }),
  ),
})
export type CamerasCursor = z.infer<typeof cursorSchema>

/** A camera's code as it stands in cursors: a list may hold anything in that place, people too. */
export function markOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url').slice(0, 16)
}

/** Reads a stored cursor; throws `SourceError` of owner `config` when it is not this connector's. */
export function readCursor(cursor: Cursor | null): CamerasCursor {
  if (cursor === null) return { after: null, ill: {} }
  const parsed = cursorSchema.safeParse(cursor)
  if (parsed.success) return parsed.data
  throw new SourceError('config', 'Con trỏ đã lưu của nguồn không đọc được; hãy nạp lại nguồn từ đầu.')
}
