import { z } from 'zod'

/** `standing`: there at all, in whatever state. */
export const assetStocks = ['standing', 'up', 'degraded', 'down', 'unknown'] as const
export type AssetStock = (typeof assetStocks)[number]
export const assetEvents = ['went_down', 'came_up', 'changed'] as const
export type AssetEvent = (typeof assetEvents)[number]

/** What marks an asset beside its state; the names of the stocks that count it so. */
export const assetFlags = ['down_for', 'silent', 'flapping'] as const
export type AssetFlag = (typeof assetFlags)[number]

const conditionSchema = z.strictObject({ slices: z.record(z.string(), z.string()) })
const when = conditionSchema.optional()
const minutes = z.number().int().min(1).max(100_000)

/** Sightings nearer to each other than this are one stretch of being seen, so that a sign of life every few minutes is no news. */
export const sightingMinutes = 30

/**
 * What is counted of assets. `down_for`: down for so long without a break; `silent`: no sign of life for so long, whatever its state
 * was told to be; `flapping`: so many changes of state within so long.
 * `area`: how long assets were in a stock, in seconds over the period: up-time is the area of `up` over that of `standing`.
 */
export const assetMeasureSchema = z.union([
  z.strictObject({ stock: z.enum(assetStocks), when }),
  z.strictObject({ stock: z.literal('down_for'), afterMinutes: minutes, when }),
  z.strictObject({ stock: z.literal('silent'), afterMinutes: minutes.min(sightingMinutes), when }),
  z.strictObject({
    stock: z.literal('flapping'),
    changes: z.number().int().min(2).max(100),
    withinMinutes: minutes,
    when,
  }),
  z.strictObject({ area: z.enum(assetStocks), when }),
  z.strictObject({ count: z.enum(assetEvents), when, hourly: z.boolean().optional() }),
])
export type AssetMeasure = z.infer<typeof assetMeasureSchema>
