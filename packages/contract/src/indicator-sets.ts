import { z } from 'zod'
import { stepKinds } from './topics.ts'

/** `steps`: how many periods of one set may be asked at once; `rows`: how many rows one file holds. */
export const setLimits = { indicators: 60, steps: 36, rows: 200_000 } as const

/** What open data says of itself (Decree 42/2022, Decree 278/2025): who gives it away, under which licence, how often it is renewed. */
const openSchema = z.strictObject({
  licence: z.strictObject({ name: z.string().min(1), url: z.url() }),
  publisher: z.string().min(1),
  description: z.string().min(1),
  theme: z.string().min(1),
  keywords: z.array(z.string().min(1)).max(10).default([]),
})

/**
 * Indicators that are handed out together under a code: the template of a report, or with `open` a set of open data. `by`: a row for
 * each unit below, or for the asked unit alone.
 */
export const indicatorSetSchema = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'must be a code like BC-TTHC-01'),
  vi: z.string().min(1),
  en: z.string().min(1),
  indicators: z.array(z.string().min(1)).min(1).max(setLimits.indicators),
  by: z.enum(['unit', 'whole']),
  every: z.enum(stepKinds),
  steps: z.number().int().min(1).max(setLimits.steps).default(1),
  basis: z.string().min(1),
  open: openSchema.optional(),
})
export type IndicatorSet = z.infer<typeof indicatorSetSchema>

/** `sets.yaml` of a pack. */
export const setFileSchema = z.strictObject({ sets: z.array(indicatorSetSchema).min(1) })

const column = z.strictObject({
  id: z.string(),
  vi: z.string(),
  en: z.string(),
  measure: z.string(),
  basis: z.string(),
})

export const setRowSchema = z.strictObject({
  indicator: z.string(),
  unit: z.string(),
  unitName: z.string(),
  period: z.string(),
  value: z.number().nullable().describe('null: not known, or not told; `gap` says why'),
  op: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  measure: z.string(),
  basis: z.string(),
  gap: z.string().nullable(),
  asOf: z.string().nullable(),
  reading: z.string().describe('id of the reading: /api/v1/explain tells how it came to be'),
})
export type SetRow = z.infer<typeof setRowSchema>

export const setAnswerSchema = z.strictObject({
  set: indicatorSetSchema,
  indicators: z.array(column),
  unit: z.string(),
  unitName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: z.iso.datetime({ offset: true }),
  commit: z.number().int(),
  isSample: z.boolean(),
  rows: z.array(setRowSchema),
})
export type SetAnswer = z.infer<typeof setAnswerSchema>

/** A set of open data as catalogues of data describe one (after DCAT): what, whose, under which licence, of when, and where it lies. */
export const openDatasetSchema = z.strictObject({
  identifier: z.string(),
  title: z.strictObject({ vi: z.string(), en: z.string() }),
  description: z.string(),
  publisher: z.string(),
  licence: z.strictObject({ name: z.string(), url: z.string() }),
  theme: z.string(),
  keywords: z.array(z.string()),
  accrualPeriodicity: z.string().describe('how often a period is added'),
  temporal: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  spatial: z.string(),
  isSample: z.boolean(),
  columns: z.array(column),
  distributions: z.array(z.strictObject({ format: z.enum(['CSV', 'JSON', 'XLSX']), path: z.string() })),
})
export type OpenDataset = z.infer<typeof openDatasetSchema>

const code = z.strictObject({ code: z.string().max(40) })
const asked = z.strictObject({
  unit: z.string().max(40).optional().describe('of the province unless told'),
  period: z.string().max(40).optional().describe('the last period; the last that has ended unless told'),
  steps: z.coerce.number().int().min(1).max(setLimits.steps).optional(),
})

/** Ways to take indicators along together. */
export const setRoutes = {
  sets: {
    method: 'get',
    path: '/api/v1/sets',
    summary: 'All sets of indicators that are handed out under a code: templates of reports and open data',
    params: z.strictObject({}),
    query: z.strictObject({}),
    response: z.strictObject({ sets: z.array(indicatorSetSchema) }),
  },
  set: {
    method: 'get',
    path: '/api/v1/sets/:code',
    summary: 'The readings of a set, each with the id under which it is explained',
    params: code,
    query: asked,
    response: setAnswerSchema,
  },
  setCsv: {
    method: 'get',
    path: '/api/v1/sets/:code/csv',
    summary: 'The same as CSV',
    params: code,
    query: asked,
    response: z.any(),
    file: 'text/csv',
  },
  setXlsx: {
    method: 'get',
    path: '/api/v1/sets/:code/xlsx',
    summary: 'The same as a workbook',
    params: code,
    query: asked,
    response: z.any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  openData: {
    method: 'get',
    path: '/api/v1/open-data',
    summary: 'The sets of open data with licence, publisher, period and where they lie',
    params: z.strictObject({}),
    query: z.strictObject({}),
    response: z.strictObject({ datasets: z.array(openDatasetSchema) }),
  },
} as const
