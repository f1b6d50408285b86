import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'

const largestPage = 5000
const defaultPage = 1000
const instant = z.iso.datetime({ offset: true, local: false }).transform((text) => Date.parse(text))
/** The instant at which a walk began, and how many rows of it have been given. */
const cursorShape = z.tuple([z.number().int(), z.number().int().min(0)])
type Cursor = z.infer<typeof cursorShape>

function readCursor(text: string): Cursor | null {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return null
  }
}

const querySchema = z.object({
  updatedSince: instant.optional(),
  updatedBefore: instant.optional(),
  order: z.enum(['asc', 'desc']).default('asc'),
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

export interface ChangedQuery {
  /** Included. */
  readonly updatedSince?: Instant | undefined
  /** Excluded. */
  readonly updatedBefore?: Instant | undefined
  readonly order: 'asc' | 'desc'
  readonly size: number
  readonly cursor?: Cursor | null | undefined
}

/** Reads the query of a sector's system; a text says what is wrong with it. */
export function readChangedQuery(query: unknown): ChangedQuery | string {
  const read = querySchema.safeParse(query)
  return read.success ? read.data : z.prettifyError(read.error)
}

/** The cursor of the next page. */
export function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}
