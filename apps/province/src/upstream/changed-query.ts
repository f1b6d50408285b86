import { z } from 'zod'
import { readQuery, walkFields } from './walk-query.ts'

/** The instant at which a walk began, and how many rows of it have been given. */
const querySchema = z.object(walkFields(z.tuple([z.number().int(), z.number().int().min(0)])))
export type ChangedQuery = Readonly<z.infer<typeof querySchema>>

/** Reads the query of a sector's system; a text says what is wrong with it. */
export function readChangedQuery(query: unknown): ChangedQuery | string {
  return readQuery(querySchema, query)
}
