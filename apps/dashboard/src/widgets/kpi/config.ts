import { z } from 'zod'

const named = z.strictObject({ indicator: z.string(), words: z.string().min(1) })

/** One number. `of`: what it is a part of; `also`: further numbers of the same kind; `against`: the same weekday a week before. */
export const kpiConfigSchema = z.strictObject({
  indicator: z.string(),
  when: z.enum(['period', 'today']).default('period'),
  /** How the unit of measure is written after the number; the definition's own when left out. */
  unit: z.string().optional(),
  of: named.optional(),
  also: z.array(named).max(2).default([]),
  against: z.literal('same-weekday').optional(),
  sparkline: z.number().int().min(3).max(24).optional(),
})
export type KpiConfig = z.infer<typeof kpiConfigSchema>
