import { z } from 'zod'

/** `from` are the fixed lower bounds of the classes above the lowest; `legend` says over what the rate is taken. */
export const choroplethConfigSchema = z.strictObject({
  indicator: z.string(),
  from: z.array(z.number()).min(2).max(4),
  legend: z.string().optional(),
  labels: z.number().int().min(0).max(5).default(3),
})
export type ChoroplethConfig = z.infer<typeof choroplethConfigSchema>
