import { z } from 'zod'
import { caseKindSchema, caseStates, pauseReasons, ratings } from './facts.ts'
import { unitTypes } from './units.ts'

/** A path into an upstream row: `MaHoSo`, `a.b[0].c`. Of several, the first that is not empty counts. */
export const fieldSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const field = fieldSchema
/** Offset of instants that carry none. */
export const zoneSchema = z.string().regex(/^[+-]\d\d:\d\d$/, 'must be an offset like +07:00')
export const sliceNameSchema = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be one word in lowerCamelCase')
const name = sliceNameSchema
const scalar = z.union([z.string(), z.number(), z.boolean()])

/**
 * Lets a value that is no code be the name of a unit below `within`: with its type word (Phường …), or of one of `types` without it.
 * Names outside it stay unknown: one name stands for different units in different places.
 */
export const unitNamesSchema = z.strictObject({
  within: z.string().min(1),
  types: z.array(z.enum(unitTypes)).min(1).optional(),
})
export type UnitNamesMapping = z.infer<typeof unitNamesSchema>

export const instantFormats = [
  'iso',
  'yyyyMMddHHmmss',
  'yyyyMMdd',
  'dd/MM/yyyy',
  'excel',
  'epoch-ms',
  'epoch-s',
] as const
export type InstantFormat = (typeof instantFormats)[number]
const format = z.union([z.enum(instantFormats), z.array(z.enum(instantFormats)).min(1)])

/**
 * An instant: a field, or with `list` the earliest or latest of a field of its elements. `dd/MM/yyyy` may carry `HH:mm[:ss]`.
 * `endOfDay`: a value without a time of day means the end of that day.
 */
export const instantMappingSchema = z.union([
  z.strictObject({ field, format, endOfDay: z.boolean().optional() }),
  z.strictObject({ list: z.string().min(1), field, format, pick: z.enum(['earliest', 'latest']) }),
])
export type InstantMapping = z.infer<typeof instantMappingSchema>

const listed = {
  field,
  is: scalar.optional(),
  in: z.array(scalar).min(1).optional(),
  empty: z.boolean().optional(),
}
/** A claim about one field of a row. */
export const claimMappingSchema = z.strictObject(listed)

/**
 * A claim about a row. A plain `field` is read for its truth; `empty` is the answer when there is nothing to read
 * (without it the flag is left out: unknown is not false). `differs` compares two fields as units of the register.
 * `earlier … than …` compares two instants of the mapped case.
 */
const simpleFlag = z.union([
  claimMappingSchema,
  z.strictObject({ list: z.string().min(1), any: claimMappingSchema }),
  z.strictObject({ differs: z.tuple([z.string().min(1), z.string().min(1)]) }),
  z.strictObject({
    earlier: z.enum(['openedAt', 'dueAt', 'closedAt']),
    than: z.enum(['submittedAt', 'openedAt', 'dueAt']),
  }),
])
export type SimpleFlagMapping = z.infer<typeof simpleFlag>
export const flagMappingSchema = z.union([
  simpleFlag,
  z.strictObject({ all: z.array(simpleFlag).min(1) }),
  z.strictObject({ any: z.array(simpleFlag).min(1) }),
])
export type FlagMapping = z.infer<typeof flagMappingSchema>

/** A slice value: as it stands, or through a map. A value outside the map is refused unless `otherwise` names one. */
export const sliceMappingSchema = z.union([
  z.string().min(1),
  z.strictObject({
    field,
    values: z.record(z.string(), z.string()).optional(),
    empty: z.string().optional(),
    otherwise: z.string().optional(),
  }),
])
export type SliceMapping = z.infer<typeof sliceMappingSchema>

/** Pauses as the source lists them, or derived from its list of steps: a step with a mapped status begins one, the next step ends it. */
export const pausesMappingSchema = z.union([
  z.strictObject({
    list: z.string().min(1),
    from: instantMappingSchema,
    to: instantMappingSchema,
    reason: z.strictObject({ field, values: z.record(z.string(), z.enum(pauseReasons)) }),
  }),
  z.strictObject({
    steps: z.string().min(1),
    at: instantMappingSchema,
    status: z.strictObject({ field, values: z.record(z.string(), z.enum(pauseReasons)) }),
  }),
])
export type PausesMapping = z.infer<typeof pausesMappingSchema>

/**
 * Steps with terms of their own: the row is the case of the step `own`, and beside it one case for each of `more` that has begun and
 * for which `where` holds, under the id of the row with the name of the step. The slice `step` says which; the clock of the kind
 * gives each its term.
 */
export const stepsMappingSchema = z.strictObject({
  own: name,
  more: z
    .record(
      name,
      z.strictObject({
        where: claimMappingSchema.optional(),
        openedAt: instantMappingSchema,
        closedAt: instantMappingSchema,
      }),
    )
    .refine((more) => Object.keys(more).length <= 10, 'at most ten steps'),
})

/** How rows of a source become cases. Only the fields named here get through; all others are dropped where they arrive. */
export const caseMappingSchema = z.strictObject({
  shape: z.literal('case'),
  kind: caseKindSchema,
  zone: zoneSchema,
  /** Event logs: rows with one value of `by` are one case; its fields are those of the first row, all rows stand in the list `events`. */
  group: z.strictObject({ by: z.string().min(1) }).optional(),
  /** `dossier`: must be a dossier code by the rule of DOMAIN §2.3; `plain`: any code without spaces. */
  id: z.strictObject({ field, code: z.enum(['dossier', 'plain']) }),
  key: z.strictObject({ field, code: z.enum(['dossier', 'plain']) }).optional(),
  deleted: claimMappingSchema.optional(),
  /** Code or alias of the register, or a name where `names` allows it. `empty`: the unit of rows that name none. */
  unit: z.strictObject({ field, empty: z.string().min(1).optional(), names: unitNamesSchema.optional() }),
  unitSpans: z
    .strictObject({
      list: z.string().min(1),
      unit: field,
      names: unitNamesSchema.optional(),
      from: instantMappingSchema,
    })
    .optional(),
  changedAt: instantMappingSchema,
  submittedAt: instantMappingSchema,
  openedAt: instantMappingSchema,
  dueAt: instantMappingSchema.optional(),
  dueIncludesPauses: z.union([z.boolean(), z.strictObject({ field })]).default(false),
  closedAt: instantMappingSchema,
  /** By status code; or by whether the case has an end. The state decides: an end is kept only in a state that has one. */
  state: z.union([
    z.strictObject({ field, values: z.record(z.string(), z.enum(caseStates)) }),
    z.strictObject({ ended: z.enum(caseStates), going: z.enum(caseStates) }),
  ]),
  pauses: pausesMappingSchema.optional(),
  steps: stepsMappingSchema.optional(),
  slices: z.record(name, sliceMappingSchema).default({}),
  flags: z.record(name, flagMappingSchema).default({}),
  /** How the citizen was pleased; empty: not rated. */
  rating: z.strictObject({ field, values: z.record(z.string(), z.enum(ratings)) }).optional(),
  at: z.strictObject({ lon: field, lat: field }).optional(),
})
export type CaseMapping = z.infer<typeof caseMappingSchema>
