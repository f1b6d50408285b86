import { z } from 'zod'
import { text } from '../../ui/messages.ts'

/** `indicator` is a count and orders the rows; `rate` is judged and shown beside it; `classes` are the lower bounds of the five steps. */
export const rankingConfigSchema = z.strictObject({
  indicator: z.string(),
  rate: z.string(),
  rows: z.number().int().min(3).max(20).default(12),
  classes: z.array(z.number().positive()).length(5),
  columns: z.strictObject({ count: z.string(), rate: z.string(), unit: z.string().default(text.unitColumn) }),
  /** What is said when nothing is counted. */
  none: z.string().default(text.noneOverdue),
})
export type RankingConfig = z.infer<typeof rankingConfigSchema>
