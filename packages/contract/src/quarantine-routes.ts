import { z } from 'zod'

const params = z.strictObject({ source: z.string().max(80) })
const code = z.string().max(40).optional().describe('this reason alone')
const row = z.coerce.number().int().min(1).optional().describe('this row alone')

/** How many rows were meant: dismissed, or opened again. */
export const handledSchema = z.strictObject({ rows: z.number().int() })

/** What is being asked for again; how it goes is told as long work of the kind `retry`. */
export const askedAgainSchema = z.strictObject({
  rows: z.number().int().describe('open rows that are asked for again'),
  batches: z.number().int(),
  left: z.number().int().describe('open rows that cannot be asked for: their place was not kept'),
})
export type AskedAgain = z.infer<typeof askedAgainSchema>

/** What is done with refused rows, with the operator's secret. What was in a row is not kept, so its source is asked again. */
export const quarantineRoutes = {
  quarantineRetry: {
    method: 'post',
    path: '/api/v1/quarantine/:source/retry',
    summary: 'Asks the source again for the rows that it was refused, from where they stood',
    params,
    query: z.strictObject({ code }),
    response: askedAgainSchema,
  },
  quarantineDismiss: {
    method: 'post',
    path: '/api/v1/quarantine/:source/dismiss',
    summary: 'Decides that open rows are to stay out, and why; they stay on record',
    params,
    query: z.strictObject({
      code,
      row,
      why: z.string().trim().min(3).max(300).describe('the reason, without personal data'),
    }),
    response: handledSchema,
  },
  quarantineReopen: {
    method: 'post',
    path: '/api/v1/quarantine/:source/reopen',
    summary: 'Opens rows again that were dismissed',
    params,
    query: z.strictObject({ code, row }),
    response: handledSchema,
  },
} as const
