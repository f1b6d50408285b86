import { z } from 'zod'

const largestPage = 5000
const defaultPage = 1000
const longestCursor = 200
/** An instant with its offset; one without says nothing. */
export const instantText = z.iso.datetime({ offset: true, local: false }).transform((text) => Date.parse(text))

/** A place in a walk as a text that says nothing to whoever gets it. */
export function cursorText(cursor: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

function readCursor<C>(text: string, shape: z.ZodType<C>): C | null {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return null
  }
}

/** What every walk through changes is asked with: `updatedSince` is included, `updatedBefore` excluded. */
export function walkFields<C>(cursorShape: z.ZodType<C>) {
  const cursor = z
    .string()
    .max(longestCursor)
    .transform((text, context) => {
      const read = readCursor(text, cursorShape)
      if (read === null) context.addIssue({ code: 'custom', message: 'is no cursor given by this system' })
      return read
    })
  return {
    updatedSince: instantText.optional(),
    updatedBefore: instantText.optional(),
    order: z.enum(['asc', 'desc']).default('asc'),
    size: z.coerce.number().int().min(1).max(largestPage).default(defaultPage),
    cursor: cursor.optional(),
  }
}

/** Reads a query; a text says what is wrong with it. */
export function readQuery<Q>(schema: z.ZodType<Q>, query: unknown): Q | string {
  const read = schema.safeParse(query)
  return read.success ? read.data : z.prettifyError(read.error)
}
