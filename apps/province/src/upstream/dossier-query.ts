import { z } from 'zod'
import { cursorShape } from './dossier-pages.ts'
import { readQuery, walkFields } from './walk-query.ts'

/** `updatedBefore` holds with `order=desc` only, `page` with `order=asc`. */
const querySchema = z
  .object({ ...walkFields(cursorShape), page: z.coerce.number().int().min(1).default(1) })
  .transform((query) => ({ ...query, cursor: query.cursor ?? null }))
export type DossierQuery = Readonly<z.infer<typeof querySchema>>

/** Reads the query of `GET /api/v1/ho-so`; a text says what is wrong with it. */
export function readDossierQuery(query: unknown): DossierQuery | string {
  return readQuery(querySchema, query)
}
