import { z } from 'zod'
import { isPersonalField } from '../mapping/personal-data.ts'

/** Its values stand in cursors, so it must not be anybody's number. */
const column = z
  .string()
  .min(1)
  .max(128)
  .refine((name) => !isPersonalField(name), 'names personal data, which must not be read')
const comment = /--|\/\*|#/

/** One question that can stand inside another: a single SELECT. The session forbids writing whatever it says. */
const query = z
  .string()
  .max(20_000)
  .regex(/^\s*(?:select|with)\s/i, 'must be one SELECT')
  .refine((text) => !text.includes(';'), 'must be one statement, without ;')
  .refine((text) => !comment.test(text), 'must hold no comment')

/** Configuration of the connector `sql`. The address tells PostgreSQL (`postgresql://`) from MySQL and MariaDB (`mysql://`). */
export const sqlConfigSchema = z.strictObject({
  type: z.literal('sql'),
  dsn: z.string().startsWith('env:', 'must be env:NAME, a password does not stand in a file'),
  /** `off` only inside a network that is protected otherwise. */
  tls: z.enum(['verify', 'off']).default('verify'),
  /** Certificate of the authority that signed the server's own, relative to this file. */
  ca: z.string().min(1).optional(),
  from: z.union([
    z.strictObject({ table: z.string().regex(/^[^.\s]+(?:\.[^.\s]+)?$/, 'must be a table or schema.table') }),
    z.strictObject({ query }),
  ]),
  /** Offset of dates that carry none: of the watermark, and of the session in MySQL. */
  zone: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/, 'must be an offset like +07:00')
    .default('+07:00'),
  /** Accepts an account that could write; reading stays read-only by the session. */
  mayWrite: z.boolean().default(false),
  read: z.discriminatedUnion('by', [
    /** Ascending by an indexed column that moves with every change; `key` tells rows of one instant apart. Neither is ever empty. */
    z.strictObject({
      by: z.literal('watermark'),
      column,
      key: column,
      /** Rows committed late upstream are found by asking so far back again. */
      overlapSeconds: z.number().int().min(0).max(86_400).default(120),
      /** How far before now the very first read begins; it must exceed the difference of the clocks. */
      lookbackSeconds: z.number().int().min(0).max(604_800).default(3_600),
    }),
    /** All rows every time, for small tables without a time of change: what differs is told, what is gone is deleted. */
    z.strictObject({
      by: z.literal('compare'),
      key: column,
      mostRows: z.number().int().min(1).max(200_000).default(50_000),
      /** When more of the rows is gone at once, nothing is deleted and the owner is asked; 1 believes everything. */
      goneShare: z.number().min(0).max(1).default(0.5),
    }),
  ]),
})
export type SqlConfig = z.infer<typeof sqlConfigSchema>
export type Watermark = Extract<SqlConfig['read'], { readonly by: 'watermark' }>
export type Compare = Extract<SqlConfig['read'], { readonly by: 'compare' }>
