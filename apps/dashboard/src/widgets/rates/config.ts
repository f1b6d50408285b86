import { z } from 'zod'

/**
 * One of several rates of the same thing. `done`: whose numerator is drawn solid (its own when left out);
 * what else the numerator holds is hatched. `late`: counts drawn in the colour of lateness. The rest of the
 * denominator is outlined.
 */
const rateSchema = z.strictObject({
  indicator: z.string(),
  title: z.string().min(1),
  note: z.string().optional(),
  done: z.string().optional(),
  late: z.array(z.string()).default([]),
  /** Kept only to read old reports: drawn back. */
  quiet: z.boolean().default(false),
})
export type RateConfig = z.infer<typeof rateSchema>

export const ratesConfigSchema = z.strictObject({ rates: z.array(rateSchema).min(1).max(4) })
export type RatesConfig = z.infer<typeof ratesConfigSchema>
