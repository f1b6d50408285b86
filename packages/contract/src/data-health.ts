import { z } from 'zod'
import { errorOwners } from './source-status.ts'

const instant = z.iso.datetime({ offset: true })
const owner = z.enum(errorOwners).describe('who must act: the operator, or the owner of the upstream')

/** The newest batch of each source, and what lies in quarantine by source and reason, the oldest first. */
export const dataHealthSchema = z.strictObject({
  batches: z.array(
    z.strictObject({
      source: z.string(),
      id: z.number().int(),
      direction: z.enum(['live', 'history']),
      storedAt: instant,
      rows: z.number().int(),
      changed: z.number().int(),
      refused: z.number().int(),
    }),
  ),
  quarantine: z.array(
    z.strictObject({
      source: z.string(),
      code: z.string(),
      owner,
      count: z.number().int(),
      oldest: instant,
      newest: instant,
    }),
  ),
  /** Rows that somebody decided to leave out, the newest decision first; absent when there are none. */
  dismissed: z
    .array(
      z.strictObject({
        source: z.string(),
        code: z.string(),
        why: z.string(),
        count: z.number().int(),
        newest: instant,
      }),
    )
    .optional(),
})
export type DataHealth = z.infer<typeof dataHealthSchema>

/** Refused rows that are open, the newest first: where they stand and why. What was in them is not kept. */
export const quarantineAnswerSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.number().int(),
      place: z.string(),
      code: z.string(),
      reason: z.string(),
      fact: z.string().nullable().describe('code of the record, where it could be read'),
      at: instant,
    }),
  ),
  next: z.number().int().nullable().describe('`before` of the next page'),
})
export type QuarantineAnswer = z.infer<typeof quarantineAnswerSchema>
