import { z } from 'zod'
import { isPersonalField } from '../mapping/personal-data.ts'

/** Configuration of the connector `open311` (GeoReport v2). Texts `env:NAME` are resolved when the source is opened. */
export const open311ConfigSchema = z.strictObject({
  type: z.literal('open311'),
  /** Where `requests.json` and `services.json` lie. */
  base: z.string().min(1),
  /** The certificate of an authority of your own, relative to the file of the source. */
  ca: z.string().min(1).optional(),
  format: z.enum(['json', 'xml']).default('json'),
  jurisdiction: z.string().min(1).optional(),
  apiKey: z.string().startsWith('env:', 'must be env:NAME, a secret does not stand in a file').optional(),
  /** Whether `services` is asked for names and groups of categories. */
  services: z.boolean().default(true),
  /** `page`: `page` and `page_size` are understood; `none`: only the first `limit` requests of a question come. */
  paging: z.enum(['page', 'none']).default('page'),
  pageSize: z.number().int().min(1).max(10_000).default(100),
  /** The most that one question gives; a stretch of time that reaches it is asked in halves. */
  limit: z.number().int().min(1).max(100_000).default(1_000),
  /** The longest stretch of time of a question; the standard allows 90 days. */
  windowDays: z.number().int().min(1).max(90).default(30),
  /** Requests that are no older are asked for at every read, since any of them may have changed. */
  lookbackDays: z.number().int().min(1).max(3_650).default(90),
  /** A parameter by which the server gives only what was changed since; many know none. */
  updatedAfter: z.string().min(1).optional(),
  /** Fields of `extended_attributes`, which many servers give beside the standard, that get further; no others do. */
  extended: z
    .array(z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case words joined by _'))
    .max(20)
    .default([])
    .refine((names) => !names.some(isPersonalField), 'names personal data, which must not be read'),
  /** With `updatedAfter`: how far back again, for clocks that differ. */
  overlapSeconds: z.number().int().min(0).max(86_400).default(3_600),
})
export type Open311Config = z.infer<typeof open311ConfigSchema>
