import { z } from 'zod'

/** A rate as a line over the volume it is taken of as bars. `steps` periods of the scope's kind, the last is the scope's. */
export const trendConfigSchema = z.strictObject({
  rate: z.string(),
  volume: z.string(),
  steps: z.number().int().min(4).max(24).default(13),
})
export type TrendConfig = z.infer<typeof trendConfigSchema>
