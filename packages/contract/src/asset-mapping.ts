import { z } from 'zod'
import {
  claimMappingSchema,
  fieldSchema,
  instantMappingSchema,
  sliceMappingSchema,
  sliceNameSchema,
  zoneSchema,
} from './case-mapping.ts'
import { assetKindSchema } from './catalogue.ts'
import { assetStates, streamKinds } from './facts.ts'

/** How rows of an inventory become assets. Only the fields named here get through; all others are dropped where they arrive. */
export const assetMappingSchema = z.strictObject({
  shape: z.literal('asset'),
  kind: assetKindSchema,
  zone: zoneSchema,
  id: z.strictObject({ field: fieldSchema, code: z.literal('plain') }),
  /** Code or alias of the register, never a name. `empty`: the unit of rows that name none. */
  unit: z.strictObject({ field: fieldSchema, empty: z.string().min(1).optional() }),
  /** How people call the thing; a person has no name here. */
  name: z.strictObject({ field: fieldSchema }),
  at: z.strictObject({ lon: fieldSchema, lat: fieldSchema }).optional(),
  /** A value outside the map is refused unless `otherwise` names a state. */
  state: z.strictObject({
    field: fieldSchema,
    values: z.record(z.string(), z.enum(assetStates)),
    otherwise: z.enum(assetStates).optional(),
  }),
  /** When the source told it; without it, when the row was read. */
  changedAt: instantMappingSchema.optional(),
  /** Since when the state is so; without it, it is known of the instant only at which it was told. */
  since: instantMappingSchema.optional(),
  /** The last sign of life; without it, being listed is one. */
  lastSeenAt: instantMappingSchema.optional(),
  slices: z.record(sliceNameSchema, sliceMappingSchema).default({}),
  streams: z
    .array(z.strictObject({ kind: z.enum(streamKinds), url: z.strictObject({ field: fieldSchema }) }))
    .max(4)
    .optional(),
  deleted: claimMappingSchema.optional(),
})
export type AssetMapping = z.infer<typeof assetMappingSchema>
