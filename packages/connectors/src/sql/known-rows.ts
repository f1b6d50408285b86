import { createHash } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { unreadableCursor } from '../stored-cursor.ts'

const hashBytes = 9
const mostUnpackedBytes = 64 * 1024 * 1024

/** What is kept of a row between two comparisons: a hash of it, and the ids of the facts it told. */
export interface KnownRow {
  readonly hash: string
  readonly ids: readonly string[]
}

const packedSchema = z.array(z.tuple([z.string(), z.string(), z.array(z.string())]))

/** A hash of a row's content; not of a person's data, for only mapped columns are in it. */
export function hashOf(row: unknown): string {
  return createHash('sha256').update(JSON.stringify(row)).digest().subarray(0, hashBytes).toString('base64url')
}

/** Packs known rows for a cursor. */
export function packRows(rows: ReadonlyMap<string, KnownRow>): string {
  const list = Array.from(rows, ([key, { hash, ids }]) => [key, hash, ids])
  return brotliCompressSync(JSON.stringify(list)).toString('base64')
}

/** Unpacks known rows; throws `SourceError` of owner `config` when the text is none of ours. */
export function unpackRows(text: string): Map<string, KnownRow> {
  try {
    const bytes = brotliDecompressSync(Buffer.from(text, 'base64'), { maxOutputLength: mostUnpackedBytes })
    const list = packedSchema.parse(JSON.parse(bytes.toString('utf8')))
    return new Map(list.map(([key, hash, ids]) => [key, { hash, ids }]))
  } catch {
    throw unreadableCursor()
  }
}
