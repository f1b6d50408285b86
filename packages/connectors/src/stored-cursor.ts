import type { z } from 'zod'
import type { Cursor } from './connector.ts'
import { SourceError } from './source-error.ts'

/** The error of a cursor that its connector cannot read: somebody has to begin the source anew. */
export function unreadableCursor(): SourceError {
  return new SourceError('config', 'Con trỏ đã lưu của nguồn không đọc được; hãy nạp lại nguồn từ đầu.')
}

/** Reads a stored cursor; throws `SourceError` of owner `config` when it is another's. */
export function storedCursor<T>(schema: z.ZodType<T>, cursor: Cursor): T {
  const parsed = schema.safeParse(cursor)
  if (parsed.success) return parsed.data
  throw unreadableCursor()
}
