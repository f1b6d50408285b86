import { z } from 'zod'

const header = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, 'must be the name of a header')
  .transform((name) => name.toLowerCase())
const secret = z.string().startsWith('env:', 'must be env:NAME, a secret does not stand in a file')

/** Configuration of the connector `webhook`: what the sender signs with, and how it says so. */
export const webhookConfigSchema = z.strictObject({
  type: z.literal('webhook'),
  secret,
  /** Is taken as well while a secret is being changed. */
  previousSecret: secret.optional(),
  headers: z
    .strictObject({
      signature: header.default('x-signature'),
      timestamp: header.default('x-timestamp'),
      id: header.default('x-delivery-id'),
    })
    .prefault({}),
  /** How far the sender's clock may be from ours, and for how long a delivery is known again. */
  toleranceSeconds: z.number().int().min(10).max(3_600).default(300),
  bodyBytes: z
    .number()
    .int()
    .min(1_024)
    .max(32 * 1024 * 1024)
    .default(1024 * 1024),
  /** Where in a body that is no CloudEvent the list of rows stands; without it the body is a row, or a list of them. */
  rows: z.string().min(1).optional(),
})
export type WebhookConfig = z.infer<typeof webhookConfigSchema>
