import { z } from 'zod'
import { stepKinds } from './topics.ts'

const indicator = z.string().min(1)
const titled = z.strictObject({ indicator, title: z.string().min(1).optional() })
const classes = z.array(z.number().positive()).length(5)

/** Parts of an index on spokes of one length: each from 0 to the `most` that it can be; `step`: of which kind the two periods are. */
export const radarConfigSchema = z.strictObject({
  axes: z
    .array(titled.extend({ most: z.number().positive() }))
    .min(3)
    .max(12),
  step: z.enum(stepKinds).optional(),
})
export type RadarConfig = z.infer<typeof radarConfigSchema>

/**
 * Counts of one period, each a part of the one before it. `rate`: the indicator that judges the way from the stage before; without
 * it the share is reckoned of the two counts.
 */
export const funnelConfigSchema = z.strictObject({
  stages: z
    .array(titled.extend({ rate: indicator.optional() }))
    .min(2)
    .max(6),
})
export type FunnelConfig = z.infer<typeof funnelConfigSchema>

/** A count by units or by a dimension and by day; `classes` are the lower bounds of the five steps. */
export const heatMapConfigSchema = z.strictObject({
  indicator,
  by: z.string().min(1),
  rows: z.number().int().min(3).max(20).default(12),
  classes,
})
export type HeatMapConfig = z.infer<typeof heatMapConfigSchema>

/** A count on the days of so many months, the last that of the board's period. */
export const calendarConfigSchema = z.strictObject({
  indicator,
  months: z.number().int().min(1).max(13).default(13),
  classes,
})
export type CalendarConfig = z.infer<typeof calendarConfigSchema>

/** What a count is made of, by units or by a dimension: as many of the largest parts as can be named, at most `parts`. */
export const treemapConfigSchema = z.strictObject({
  indicator,
  by: z.string().min(1),
  parts: z.number().int().min(2).max(24).default(12),
})
export type TreemapConfig = z.infer<typeof treemapConfigSchema>

/** Several indicators side by side, by units or by a dimension. `order`: the indicator that orders the rows, the first unless told. */
export const rankingTableConfigSchema = z.strictObject({
  by: z.string().min(1),
  columns: z.array(titled).min(1).max(6),
  order: indicator.optional(),
  first: z.enum(['largest', 'smallest']).default('largest'),
  rows: z.number().int().min(3).max(20).default(10),
})
export type RankingTableConfig = z.infer<typeof rankingTableConfigSchema>

/** What was told to be done, by units or by who told it: overdue first, then in term, and done on time or late in the period. */
export const directivesConfigSchema = z.strictObject({
  overdue: indicator,
  inTerm: indicator,
  onTime: indicator,
  late: indicator,
  by: z.string().min(1).default('unit'),
  rows: z.number().int().min(3).max(16).default(8),
})
export type DirectivesConfig = z.infer<typeof directivesConfigSchema>
