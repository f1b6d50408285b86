import { z } from 'zod'
import {
  claimMappingSchema,
  fieldSchema,
  instantMappingSchema,
  sliceMappingSchema,
  sliceNameSchema,
  unitNamesSchema,
  zoneSchema,
} from './case-mapping.ts'
import { bases } from './facts.ts'
import { signalIdSchema } from './signals.ts'
import { stepKinds } from './topics.ts'

/**
 * How offices write a period. `id`: `2025-11`, `2025-Q4`, `2025-11-14`; `tháng M`: "Tháng 11/2025", "T11"; `quý Q`: "Quý IV năm
 * 2025"; `M tháng`: "9 tháng đầu năm 2025" is what has come together by the end of September; `nửa năm`: "6 tháng đầu năm", "6
 * tháng cuối năm"; `năm yyyy`: "Năm 2025", "Cả năm"; `span`: `2016-07-01..2016-08-20`, `2017..2020-07`, all days from the first to the last.
 */
export const periodFormats = [
  'id',
  'MM/yyyy',
  'dd/MM/yyyy',
  'yyyyMM',
  'yyyy',
  'tháng M',
  'quý Q',
  'M tháng',
  'nửa năm',
  'năm yyyy',
  'span',
] as const
export type PeriodFormat = (typeof periodFormats)[number]

/** The year of periods that are written without one. */
const year = z.union([z.number().int().min(1900).max(2099), z.strictObject({ field: fieldSchema })])

/**
 * The period of a figure: one for all rows, read from a field (`as` takes the month, quarter … in which a written day lies), or
 * with `at` the instant of a measurement.
 */
export const periodMappingSchema = z.union([
  z.strictObject({ fixed: z.string().min(1) }),
  z.strictObject({
    field: fieldSchema,
    formats: z.array(z.enum(periodFormats)).min(1),
    year: year.optional(),
    as: z.enum(stepKinds).optional(),
    /** What the source writes otherwise, as a period id. */
    values: z.record(z.string(), z.string().min(1)).optional(),
  }),
  z.strictObject({ at: instantMappingSchema }),
])
export type PeriodMapping = z.infer<typeof periodMappingSchema>

export const numberFormats = ['vietnamese', 'plain'] as const
export type NumberFormat = (typeof numberFormats)[number]

/**
 * How a value is written. `vietnamese`: `1.914` is 1914 and `97,6` is 97.6; `plain`: `97.6`. A cell that holds a number is taken as
 * it is. `measure`: the unit of measure the source writes in, or the field that names it; without it, that of the signal.
 */
const writtenValue = {
  number: z.enum(numberFormats),
  measure: z.union([z.string().min(1), z.strictObject({ field: fieldSchema })]).optional(),
  /** A column with =, <, > or ~ for the value, beside the words before it. */
  op: fieldSchema.optional(),
}

/** Wide rows: each value in a column of its own. Long rows: one value, and a field that names its signal. */
export const figureValuesSchema = z.union([
  z
    .array(z.strictObject({ signal: signalIdSchema, field: fieldSchema, ...writtenValue }))
    .min(1)
    .max(200),
  z.strictObject({
    signal: z.strictObject({
      field: fieldSchema,
      values: z.record(z.string(), signalIdSchema),
      /** Rows of other signals are left out in silence; without it they are refused. */
      ignoreOthers: z.boolean().optional(),
    }),
    field: fieldSchema,
    ...writtenValue,
  }),
])
export type FigureValues = z.infer<typeof figureValuesSchema>

/** How rows of a source become figures: one row may tell several. Only the fields named here get through. */
export const figureMappingSchema = z.strictObject({
  shape: z.literal('figure'),
  zone: zoneSchema,
  basis: z.enum(bases),
  /** One unit for all rows; or a code, alias or allowed name of the register; `values` turns what the source writes into codes first. */
  unit: z.union([
    z.strictObject({ fixed: z.string().min(1) }),
    z.strictObject({
      field: fieldSchema,
      values: z.record(z.string(), z.string().min(1)).optional(),
      empty: z.string().min(1).optional(),
      names: unitNamesSchema.optional(),
    }),
  ]),
  period: periodMappingSchema,
  /** When the source told it; without it, when the row was read. */
  changedAt: instantMappingSchema.optional(),
  /** What the row once told is taken back. */
  deleted: claimMappingSchema.optional(),
  slices: z.record(sliceNameSchema, sliceMappingSchema).default({}),
  values: figureValuesSchema,
})
export type FigureMapping = z.infer<typeof figureMappingSchema>
