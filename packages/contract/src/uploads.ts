import { z } from 'zod'

/** What became of a file that was handed in. Reasons hold no personal data. */
export const fileReceiptSchema = z.strictObject({
  status: z
    .enum(['taken', 'refused', 'waiting', 'stopped'])
    .describe(
      'taken: read and stored; refused: not readable, or too much of it refused; waiting: laid into the folder; stopped: somebody stopped it, what was read is stored',
    ),
  file: z.string(),
  sentence: z.string().nullable().describe('why it was refused or waits'),
  rows: z.number().int(),
  facts: z.number().int(),
  changed: z.number().int(),
  refused: z.number().int().describe('rows or values in quarantine'),
  reasons: z.record(z.string(), z.number().int()),
  examples: z.array(
    z.strictObject({
      place: z.string(),
      code: z.string(),
      reason: z.string(),
      id: z.string().nullable(),
      unit: z.string().optional(),
    }),
  ),
})
export type FileReceipt = z.infer<typeof fileReceiptSchema>
