import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { SourceError } from '../source-error.ts'

const headBytes = 65_536

const cursorSchema = z.strictObject({
  name: z.string(),
  /** Length and hash of the first 64 KiB: another file under an old name is another file. */
  print: z.string(),
  /** Rows (or groups) of it that are stored. */
  rows: z.number().int().min(0),
  isFinished: z.boolean(),
})
export type FileCursor = z.infer<typeof cursorSchema>

/** Reads a stored cursor; one that is not this connector's is a `SourceError` of owner `config`. An empty one is null. */
export function readFileCursor(cursor: Cursor | null): FileCursor | null {
  if (cursor === null || Object.keys(cursor).length === 0) return null
  const parsed = cursorSchema.safeParse(cursor)
  if (parsed.success) return parsed.data
  throw new SourceError('config', 'Con trỏ đã lưu của nguồn không đọc được; hãy nạp lại nguồn từ đầu.')
}

/** What tells a file from another under the same name. */
export async function printOf(path: string): Promise<string> {
  await using file = await open(path)
  const { size } = await file.stat()
  const head = Buffer.alloc(Math.min(headBytes, size))
  await file.read(head, 0, head.length, 0)
  return `${String(size)}-${createHash('sha256').update(head).digest('hex').slice(0, 32)}`
}
