import { z } from 'zod'
import {
  calendarConfigSchema,
  directivesConfigSchema,
  funnelConfigSchema,
  heatMapConfigSchema,
  radarConfigSchema,
  rankingTableConfigSchema,
  treemapConfigSchema,
} from './chart-settings.ts'
import { itemStates } from './lists.ts'
import { clockConfigSchema, countdownConfigSchema, newsConfigSchema, textConfigSchema } from './notice-settings.ts'

/** The settings of every widget that a board may hold, so that a board is checked where it is read and drawn where it is shown. */

const indicator = z.string().min(1)
const named = z.strictObject({ indicator, words: z.string().min(1) })
const nothing = z.strictObject({})

/** One number. `of`: what it is a part of; `also`: further numbers of the same kind; `against`: the same weekday a week before. */
export const kpiConfigSchema = z.strictObject({
  indicator,
  when: z.enum(['period', 'today']).default('period'),
  /** How the unit of measure is written after the number; the definition's own when left out. */
  unit: z.string().optional(),
  of: named.optional(),
  also: z.array(named).max(2).default([]),
  against: z.literal('same-weekday').optional(),
  sparkline: z.number().int().min(3).max(24).optional(),
})
export type KpiConfig = z.infer<typeof kpiConfigSchema>

/** `from` are the fixed lower bounds of the classes above the lowest; `legend` says over what the rate is taken. */
export const choroplethConfigSchema = z.strictObject({
  indicator,
  from: z.array(z.number()).min(2).max(4),
  legend: z.string().optional(),
  labels: z.number().int().min(0).max(5).default(3),
})
export type ChoroplethConfig = z.infer<typeof choroplethConfigSchema>

/** `kind` is what stands on the map; `indicator` counts those that are dark for too long: its owner must act, its level is the list's. */
export const pointMapConfigSchema = z.strictObject({
  kind: z.string().min(1),
  indicator,
  rows: z.number().int().min(1).max(12).default(8),
})
export type PointMapConfig = z.infer<typeof pointMapConfigSchema>

/** `indicator` is a count and orders the rows; `rate` is judged and shown beside it; `classes` are the lower bounds of the five steps. */
export const rankingConfigSchema = z.strictObject({
  indicator,
  rate: indicator,
  rows: z.number().int().min(3).max(20).default(12),
  classes: z.array(z.number().positive()).length(5),
  columns: z.strictObject({ count: z.string(), rate: z.string(), unit: z.string().optional() }),
  /** What is said when nothing is counted. */
  none: z.string().optional(),
})
export type RankingConfig = z.infer<typeof rankingConfigSchema>

/**
 * One of several rates of the same thing. `done`: whose numerator is drawn solid (its own when left out);
 * what else the numerator holds is hatched. `late`: counts drawn in the colour of lateness. The rest of the
 * denominator is outlined.
 */
const rateSchema = z.strictObject({
  indicator,
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

/** A rate as a line over the volume it is taken of as bars. `steps` periods of the scope's kind, the last is the scope's. */
export const trendConfigSchema = z.strictObject({
  rate: indicator,
  volume: indicator,
  steps: z.number().int().min(4).max(24).default(13),
})
export type TrendConfig = z.infer<typeof trendConfigSchema>

export const healthParts = ['exceptions', 'batches', 'quarantine', 'scores', 'reminders'] as const
/** One part of the health of the data. */
export type HealthPart = (typeof healthParts)[number]
export const dataHealthConfigSchema = z.strictObject({ part: z.enum(healthParts) })

export const sourceHealthConfigSchema = z.strictObject({
  form: z.enum(['line', 'owners', 'list']).default('line'),
  /** Whether a line names the owners too; a scene that says them elsewhere keeps its footer short. */
  owners: z.boolean().default(true),
  /** Ids of the sources that the scene stands on; none: all that tell of its ground. */
  only: z.array(z.string().min(1)).max(50).readonly().default([]),
})
export type SourceHealthConfig = z.infer<typeof sourceHealthConfigSchema>

export const sceneClockConfigSchema = z.strictObject({ spread: z.boolean().default(false) })

/**
 * What must be acted on or watched, found among `indicators`; without them among all that have bands and, with `packs`, belong to
 * one of these packs. `sources`: whether sources that have stopped are exceptions too.
 */
export const exceptionsConfigSchema = z.strictObject({
  indicators: z.array(indicator).max(60).optional(),
  packs: z.array(z.string().min(1)).max(20).optional(),
  sources: z.boolean().default(false),
  form: z.enum(['rows', 'lines']).default('rows'),
})
export type ExceptionsConfig = z.infer<typeof exceptionsConfigSchema>

/** The latest known number of each indicator, side by side. `title` where the definition's name does not say enough. */
export const figuresConfigSchema = z.strictObject({
  items: z
    .array(z.strictObject({ indicator, title: z.string().min(1).optional() }))
    .min(1)
    .max(12),
})
export type FiguresConfig = z.infer<typeof figuresConfigSchema>

/**
 * Rates against what they should be. `aim` where the definition names no target, in the unit of the indicator; `most` is the end of
 * the scale, the larger of the aim and the value unless told.
 */
export const bulletsConfigSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        indicator,
        title: z.string().min(1).optional(),
        aim: z.number().optional(),
        most: z.number().positive().optional(),
      }),
    )
    .min(1)
    .max(10),
})
export type BulletsConfig = z.infer<typeof bulletsConfigSchema>

/** An indicator divided by units or by a dimension, largest first. `part` is drawn within each bar in the colour of lateness. */
export const barsConfigSchema = z.strictObject({
  indicator,
  by: z.string().min(1),
  part: named.optional(),
  rows: z.number().int().min(3).max(16).default(8),
  /** For rates: the lowest first. */
  order: z.enum(['largest', 'smallest']).default('largest'),
})
export type BarsConfig = z.infer<typeof barsConfigSchema>

/** The items of a list of the catalogue, the worst first; `state` and `within` choose among them as addresses do. */
export const itemListConfigSchema = z.strictObject({
  list: z.string().min(1),
  state: z.enum(itemStates).optional(),
  within: z.number().int().min(0).max(365).optional(),
})
export type ItemListConfig = z.infer<typeof itemListConfigSchema>

/** One camera of the scope's unit, as `source/id`. */
export const cameraConfigSchema = z.strictObject({
  kind: z.string().min(1).default('camera'),
  camera: z.string().regex(/^[^/]+\/.+$/, 'must be source/id'),
})
export type CameraConfig = z.infer<typeof cameraConfigSchema>

/** Cameras that take turns: of the scope's unit, or of one slice of it (`{ dimension: route, value: bien-hoa }`). */
export const cameraStripConfigSchema = z.strictObject({
  kind: z.string().min(1).default('camera'),
  slice: z.strictObject({ dimension: z.string().min(1), value: z.string().min(1) }).optional(),
  tiles: z.number().int().min(1).max(8).default(4),
  seconds: z.number().int().min(10).max(3_600).default(20),
})
export type CameraStripConfig = z.infer<typeof cameraStripConfigSchema>

/** Every type of widget and the schema of its settings. */
export const widgetSettings = {
  bars: barsConfigSchema,
  bullets: bulletsConfigSchema,
  calendar: calendarConfigSchema,
  camera: cameraConfigSchema,
  'camera-strip': cameraStripConfigSchema,
  choropleth: choroplethConfigSchema,
  clock: clockConfigSchema,
  countdown: countdownConfigSchema,
  'data-health': dataHealthConfigSchema,
  directives: directivesConfigSchema,
  exceptions: exceptionsConfigSchema,
  figures: figuresConfigSchema,
  funnel: funnelConfigSchema,
  'heat-map': heatMapConfigSchema,
  'item-list': itemListConfigSchema,
  kpi: kpiConfigSchema,
  news: newsConfigSchema,
  'point-map': pointMapConfigSchema,
  radar: radarConfigSchema,
  ranking: rankingConfigSchema,
  'ranking-table': rankingTableConfigSchema,
  rates: ratesConfigSchema,
  'scene-clock': sceneClockConfigSchema,
  'scene-title': nothing,
  'source-health': sourceHealthConfigSchema,
  text: textConfigSchema,
  treemap: treemapConfigSchema,
  trend: trendConfigSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>
export type WidgetType = keyof typeof widgetSettings
