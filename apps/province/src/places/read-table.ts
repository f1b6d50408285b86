import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** Reads a list of the sample's own tables, `apps/province/tables/<path>`; throws when an entry is not of the schema. */
export function readTable<T>(path: string, schema: z.ZodType<T>): readonly T[] {
  const text = readFileSync(new URL(`../../tables/${path}`, import.meta.url), 'utf8')
  return z.array(schema).parse(parse(text))
}

/** How a system of the sample is read: over HTTP, over Open311, by its messages, in the files that it sends, in its
 * database, or on the pages of the national portal. */
export const ways = ['http', 'open311', 'messages', 'files', 'database', 'portal'] as const
export type Way = (typeof ways)[number]
export const waySchema = z.enum(ways).optional()

/** Those of some systems that are read in a way; over HTTP, unless their table says otherwise. */
export function readIn<T extends { readonly way?: Way | undefined }>(way: Way, tables: readonly T[]): readonly T[] {
  return tables.filter((table) => (table.way ?? 'http') === way)
}
