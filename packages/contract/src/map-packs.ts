import { z } from 'zod'

/** WGS84 degrees, longitude first. */
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type Position = z.infer<typeof position>
/** A closed ring: the last position repeats the first. */
const ring = z.array(position).min(4)

export const polygonSchema = z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) })
export const multiPolygonSchema = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring).min(1)),
})
export type MultiPolygon = z.infer<typeof multiPolygonSchema>

/** The ground of one unit; `at` lies inside it and carries its label and its pin. */
const mapAreaSchema = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  properties: z.strictObject({ code: z.string(), name: z.string(), at: position }),
  geometry: z.union([polygonSchema, multiPolygonSchema]),
})
export type MapArea = z.infer<typeof mapAreaSchema>

/** One island drawn as a point; `unit` is the administrative unit whose class colours it. */
const insetIslandSchema = z.strictObject({ name: z.string(), unit: z.string(), at: position })
export type InsetIsland = z.infer<typeof insetIslandSchema>

/** The names every map of Việt Nam or its sea carries (DOMAIN §10). */
export const requiredMapNames = ['Quần đảo Hoàng Sa', 'Quần đảo Trường Sa', 'Biển Đông'] as const

const insetLabelSchema = z.strictObject({ text: z.string(), at: position, kind: z.enum(['archipelago', 'sea']) })
export type InsetLabel = z.infer<typeof insetLabelSchema>

/** The country beside the province: Việt Nam's land and islands only, no other outline and no line at sea. */
export const mapInsetSchema = z.strictObject({
  land: multiPolygonSchema,
  province: multiPolygonSchema,
  islands: z.array(insetIslandSchema),
  labels: z
    .array(insetLabelSchema)
    .refine((labels) => requiredMapNames.every((name) => labels.some((label) => label.text === name)), {
      message: `must name ${requiredMapNames.join(', ')}`,
    }),
})
export type MapInset = z.infer<typeof mapInsetSchema>

/**
 * What a province is drawn from. `approximate`: cells around the communes' centres; `imported`: boundaries its operator gave.
 * `note` stands on the map; `bbox` is west, south, east, north of the areas; `otherLand` is the land around, without any border.
 */
export const mapPackSchema = z.strictObject({
  province: z.string(),
  origin: z.enum(['approximate', 'imported']),
  note: z.string().nullable(),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  areas: z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(mapAreaSchema).min(1) }),
  outline: multiPolygonSchema,
  otherLand: multiPolygonSchema,
  inset: mapInsetSchema,
})
export type MapPack = z.infer<typeof mapPackSchema>
