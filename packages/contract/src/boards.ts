import { z } from 'zod'
import { boundaries } from './grounds.ts'

const rect = z.tuple([z.number().int(), z.number().int(), z.number().int().min(1), z.number().int().min(1)])

/** The groups under which boards are listed, in this order. */
export const boardGroups = ['overview', 'services', 'government', 'economy', 'society', 'city', 'data'] as const
export type BoardGroup = (typeof boardGroups)[number]

/** One scene. `layouts` place every widget in author pixels: x, y, width, height; a screen takes the layout of its ratio, or the nearest, letterboxed. */
export const boardSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  vi: z.string().min(1),
  en: z.string().min(1),
  group: z.enum(boardGroups).optional(),
  unit: z.string(),
  boundary: z.enum(boundaries).optional().describe('then: with the boundaries of each period; of today unless told'),
  period: z.enum(['this-month', 'this-quarter', 'this-year', 'today']),
  widgets: z.record(
    z.string(),
    z.strictObject({ type: z.string(), title: z.string(), config: z.record(z.string(), z.unknown()) }),
  ),
  layouts: z
    .array(z.strictObject({ width: z.number().int(), height: z.number().int(), places: z.record(z.string(), rect) }))
    .min(1),
})
export type Board = z.infer<typeof boardSchema>

/** `boards.yaml` of a pack. */
export const boardFileSchema = z.strictObject({ boards: z.array(boardSchema).min(1) })
