import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** Reads a list of the sample's own tables, `apps/province/tables/<path>`; throws when an entry is not of the schema. */
export function readTable<T>(path: string, schema: z.ZodType<T>): readonly T[] {
  const text = readFileSync(new URL(`../../tables/${path}`, import.meta.url), 'utf8')
  return z.array(schema).parse(parse(text))
}
