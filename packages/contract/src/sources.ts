import { z } from 'zod'
import { assetMappingSchema } from './asset-mapping.ts'
import { caseMappingSchema } from './case-mapping.ts'
import { figureMappingSchema } from './figure-mapping.ts'
import { manualMapping } from './manual.ts'
import { caseStates } from './facts.ts'
import { unitTypes } from './units.ts'

const MiB = 1024 * 1024

/** What one read of a source may cost. At a bound of a request the read fails; at a bound of a read it ends and goes on from its cursor. */
export const sourceBoundsSchema = z
  .strictObject({
    batchRows: z.number().int().min(1).max(20_000).default(5_000),
    bodyBytes: z
      .number()
      .int()
      .min(1_024)
      .max(512 * MiB)
      .default(32 * MiB),
    pagesPerRead: z.number().int().min(1).max(100_000).default(2_000),
    requestSeconds: z.number().positive().max(600).default(30),
    readSeconds: z.number().positive().max(86_400).default(900),
    lineBytes: z
      .number()
      .int()
      .min(256)
      .max(16 * MiB)
      .default(MiB),
    columns: z.number().int().min(1).max(2_000).default(400),
    /** Rows held together while those of an event log are gathered into cases. */
    groupedRows: z.number().int().min(1).max(5_000_000).default(300_000),
    /** A batch of which more is refused stops the source and changes nothing. */
    refusedShare: z.number().min(0).max(1).default(0.2),
  })
  .prefault({})
export type SourceBounds = z.infer<typeof sourceBoundsSchema>

/** How rows become facts, told apart by the shape of the facts. */
export const mappingSchema = z.discriminatedUnion('shape', [caseMappingSchema, assetMappingSchema, figureMappingSchema])
export type MappingDefinition = z.infer<typeof mappingSchema>

export const remindSchema = z.strictObject({
  /** Code of the unit that owes the data: reminders are counted for it. */
  unit: z.string().min(1),
  /** Official mailboxes. */
  mail: z.array(z.email()).max(10).default([]),
  /** Addresses that take a signed JSON message; `env:NAME` or a URL. */
  webhook: z.array(z.string().min(1)).max(5).default([]),
  /** Hours between one reminder and the next while nothing arrives. */
  everyHours: z.number().positive().max(720).default(24),
  /** No more reminders of one breach than this. */
  most: z.number().int().min(1).max(20).default(6),
})
export type Remind = z.infer<typeof remindSchema>

const rank = z.number().int().min(1).max(99)
export const unionSchema = z.strictObject({ rank, ranks: z.partialRecord(z.enum(caseStates), rank).default({}) })
/** How much the word of a source weighs among those that tell of the same cases. */
export type Union = z.infer<typeof unionSchema>

const manualBlock = z.looseObject({
  connector: z.looseObject({ type: z.literal('manual'), fields: z.array(z.looseObject({ signal: z.string() })) }),
  map: z.undefined().optional(),
})

/** What is entered here is mapped as its fields say. */
function withManualMap(block: unknown): unknown {
  const manual = manualBlock.safeParse(block)
  if (!manual.success) return block
  return { ...manual.data, map: manualMapping(manual.data.connector.fields.map(({ signal }) => signal)) }
}

const sourceObject = z.strictObject({
  vi: z.string().min(1),
  en: z.string().min(1),
  owner: z.string().min(1).describe('a position, not a person'),
  /** Its facts are made up: whatever shows them carries the watermark. */
  sample: z.boolean().default(false),
  /** `always`: asked on schedule; `on_demand`: read only when somebody says so. */
  run: z.enum(['always', 'on_demand']).default('always'),
  calendar: z.string().min(1).describe('working time of its cases: a calendar of the catalogue, like vn'),
  units: z.string().min(1).describe('CSV of the unit register, relative to this file'),
  promise: z.strictObject({
    cadenceSeconds: z.number().int().min(1),
    dueHour: z
      .string()
      .regex(/^\d\d:\d\d$/, 'must be an hour like 07:30')
      .nullable()
      .default(null),
    /** How much later than promised the promise is still kept; one cadence, or an hour past the due hour, unless told otherwise. */
    toleranceSeconds: z.number().int().min(0).max(604_800).optional(),
    /** How long after its last coverage a running number of a lost source is still shown; thirty cadences, at least a day, unless told otherwise. */
    expirySeconds: z.number().int().min(1).max(31_622_400).optional(),
    /** Figures: how many days after its end the numbers of a period are due; negative: before it ends. */
    dueDays: z.number().int().min(-31).max(366).optional(),
  }),
  /** Who is reminded when the promise is broken, and by which ways; without it the breach is written down and nobody is reminded. */
  remind: remindSchema.optional(),
  /** Units that are told of regularly: which types of the register, and at least once in how many days. */
  expects: z
    .strictObject({ types: z.array(z.enum(unitTypes)).min(1), withinDays: z.number().int().min(1).max(400) })
    .optional(),
  /**
   * Other sources may tell of the same cases: those with one natural key (`map.key`) are one, and the version with the smallest
   * rank counts; `ranks` gives other ranks to some states: in them another system knows better.
   */
  union: unionSchema.optional(),
  /** Read backwards, newest first, down to this day; without it the source has no history direction. */
  history: z.strictObject({ from: z.iso.date() }).optional(),
  bounds: sourceBoundsSchema,
  /** `type` names the connector; the rest is checked by the connector's own schema. */
  connector: z.looseObject({ type: z.string().min(1) }),
  map: mappingSchema.describe('left out for what is entered here: its fields say it'),
})
/** One source: who promises what, how it is read and how its rows become facts. */
export const sourceSchema = z.preprocess(withManualMap, sourceObject)
export type SourceDefinition = z.infer<typeof sourceSchema>

/** `sources.yaml` of a pack. */
export const sourceFileSchema = z.strictObject({
  sources: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case words joined by -'), sourceSchema),
})
export type SourceFile = z.infer<typeof sourceFileSchema>
