import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import { type Cursor, readCursor } from './dossier-pages.ts'

const largestPage = 5000
const defaultPage = 1000

const instant = z.iso.datetime({ offset: true, local: false }).transform((text) => Date.parse(text))

const querySchema = z
  .object({
    updatedSince: instant.optional(),
    updatedBefore: instant.optional(),
    order: z.enum(['asc', 'desc']).default('asc'),
    page: z.coerce.number().int().min(1).default(1),
    size: z.coerce.number().int().min(1).max(largestPage).default(defaultPage),
    cursor: z
      .string()
      .max(200)
      .transform((text, context) => {
        const cursor = readCursor(text)
        if (cursor === null) context.addIssue({ code: 'custom', message: 'is no cursor given by this system' })
        return cursor
      })
      .optional(),
  })
  .transform((query) => ({ ...query, cursor: query.cursor ?? null }))

export interface DossierQuery {
  /** Included. */
  readonly updatedSince?: Instant | undefined
  /** Excluded; only with `order=desc`. */
  readonly updatedBefore?: Instant | undefined
  readonly order: 'asc' | 'desc'
  readonly page: number
  readonly size: number
  readonly cursor: Cursor | null
}

/** Reads the query of `GET /api/v1/ho-so`; a text says what is wrong with it. */
export function readDossierQuery(query: unknown): DossierQuery | string {
  const read = querySchema.safeParse(query)
  return read.success ? read.data : z.prettifyError(read.error)
}
