import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { storedCursor } from '../stored-cursor.ts'

const cursorSchema = z.strictObject({
  name: z.string(),
  /** Hash of the whole: a revised file under an old name is another file, also where it is as long as before. */
  print: z.string(),
  /** Rows (or groups) of it that are stored. */
  rows: z.number().int().min(0),
  isFinished: z.boolean(),
  /** Rows of a file are asked for again, wherever it was moved. */
  isAgain: z.literal(true).optional(),
})
export type FileCursor = z.infer<typeof cursorSchema>

/** Reads a stored cursor; one that is not this connector's is a `SourceError` of owner `config`. An empty one is null. */
export function readFileCursor(cursor: Cursor | null): FileCursor | null {
  if (cursor === null || Object.keys(cursor).length === 0) return null
  return storedCursor(cursorSchema, cursor)
}

/** What tells a file from another under the same name. */
export async function printOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash, { signal })
  return hash.digest('hex').slice(0, 32)
}
