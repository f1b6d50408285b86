import { z } from 'zod'

/** `kind` is what stands on the map; `indicator` counts those that are dark for too long: its owner must act, its level is the list's. */
export const pointMapConfigSchema = z.strictObject({
  kind: z.string().min(1),
  indicator: z.string(),
  rows: z.number().int().min(1).max(12).default(8),
})
export type PointMapConfig = z.infer<typeof pointMapConfigSchema>
