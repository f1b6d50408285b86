import { z } from 'zod'
import { assetMeasureSchema } from './asset-measures.ts'
import { caseKindSchema, caseStates, ratings } from './facts.ts'
import { signalIdSchema, signalSchema } from './signals.ts'

const id = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-zA-Z0-9_]+)?$/, 'must be lower-case words, like tthc.on_time_rate')
const measureName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case words joined by _')

export const caseEvents = [
  'submitted',
  'received',
  'resolved',
  'refused',
  'refused_after_receipt',
  'withdrawn',
  'transferred_in',
  'transferred_out',
] as const
export type CaseEvent = (typeof caseEvents)[number]
/** `waiting`: submitted and neither accepted nor ended. */
export const caseStocks = [
  'open',
  'in_term',
  'overdue',
  'paused',
  'due_soon',
  'in_term_766',
  'overdue_766',
  'waiting',
  'waiting_over',
] as const
export type CaseStock = (typeof caseStocks)[number]
export const outcomes = ['early', 'on_time', 'overdue', 'no_due'] as const
export type Outcome = (typeof outcomes)[number]

/** All given parts must hold. `supplements`: at least so many requests to supplement; `onTime766`: Decision 766's own judgement; `rating: any`: rated at all. */
export const conditionSchema = z.strictObject({
  outcome: z.enum(outcomes).optional(),
  onTime766: z.boolean().optional(),
  supplements: z.number().int().min(1).optional(),
  rating: z.enum([...ratings, 'any']).optional(),
  flags: z.record(z.string(), z.boolean()).optional(),
  slices: z.record(z.string(), z.string()).optional(),
})
export type Condition = z.infer<typeof conditionSchema>

/** What a case must be to count in a stock: known of it at all times, so without outcome or requests. */
const stockConditionSchema = conditionSchema.pick({ flags: true, slices: true })

/**
 * Working minutes of a case: `net_working_minutes` from receipt to end without the pauses, `wait_minutes` from submission to receipt,
 * `whole_working_minutes` from submission to end, waiting and pauses among them.
 */
const durations = [
  z.strictObject({ sum: z.literal('net_working_minutes'), on: z.literal('resolved') }),
  z.strictObject({ histogram: z.literal('net_working_minutes'), on: z.literal('resolved') }),
  z.strictObject({ sum: z.literal('whole_working_minutes'), on: z.literal('resolved') }),
  z.strictObject({ histogram: z.literal('whole_working_minutes'), on: z.literal('resolved') }),
  z.strictObject({ sum: z.literal('wait_minutes'), on: z.literal('received') }),
  z.strictObject({ histogram: z.literal('wait_minutes'), on: z.literal('received') }),
] as const

const caseMeasureSchema = z.union([
  z.strictObject({ count: z.enum(caseEvents), when: conditionSchema.optional(), hourly: z.boolean().optional() }),
  z.strictObject({
    stock: z.enum(caseStocks),
    /** With `due_soon`: working days before the due instant. */
    withinDays: z.number().int().min(1).max(120).optional(),
    /** With `waiting_over`: working hours since the submission. */
    overHours: z.number().positive().max(1_000).optional(),
    when: stockConditionSchema.optional(),
  }),
  ...durations,
])
export type CaseMeasure = z.infer<typeof caseMeasureSchema>

/** What is counted, of cases or of assets. Closed kinds, no expression language. */
const measureSchema = z.union([caseMeasureSchema, assetMeasureSchema])
export type Measure = z.infer<typeof measureSchema>

/**
 * A measure over the period; `measure@start` and `measure@end` are a stock before the first and after the last day. A signal (its
 * name has a dot) over the period; `signal@ytd` is what has come together from 1 January to the end of the period.
 */
const term = z
  .string()
  .regex(
    /^-?(?:[a-z][a-z0-9_]*(?:@(?:start|end))?|[a-z][a-z0-9_]*\.[a-zA-Z0-9_]+(?:@ytd)?)$/,
    'must be a measure, measure@start, measure@end, a signal like budget.revenue or signal@ytd, with - to take away',
  )
const terms = z.array(term).min(1)

export const comparisons = ['same_period_last_year', 'period_before'] as const
export type Comparison = (typeof comparisons)[number]

/**
 * Closed kinds. `growth`: against an earlier period, in percent or as a difference; as far into it as the newer one has come.
 * `attainment`: what has come together this year over the plan of the year; `runRate`: attainment over the share of the year's
 * days that have passed, so that 100 is on pace.
 */
export const formulaSchema = z.union([
  z.strictObject({ sum: terms }),
  z.strictObject({ ratio: z.strictObject({ num: terms, den: terms }), scale: z.number().positive() }),
  z.strictObject({ mean: z.strictObject({ total: measureName, of: terms }), perUnit: z.number().positive() }),
  z.strictObject({
    quantile: z.strictObject({ q: z.number().gt(0).lt(1), of: measureName }),
    perUnit: z.number().positive(),
  }),
  z.strictObject({
    growth: z.strictObject({ of: terms, against: z.enum(comparisons), as: z.enum(['percent', 'difference']) }),
  }),
  z.strictObject({ attainment: z.strictObject({ of: signalIdSchema, plan: signalIdSchema }) }),
  z.strictObject({ runRate: z.strictObject({ of: signalIdSchema, plan: signalIdSchema }) }),
])
export type Formula = z.infer<typeof formulaSchema>

/**
 * Where levels begin. With `better: up`, `watch: 99` means below 99 is watch; with `down`, above it. `act` needs an owner who can
 * act. A number over fewer than `atLeast` cases carries no level: one late dossier of three is no finding.
 */
export const bandsSchema = z.strictObject({
  watch: z.number().optional(),
  act: z.number().optional(),
  atLeast: z.number().int().min(2).max(100_000).optional(),
})

/** Whether a number stands over too few cases to be judged. */
export function isSmallSample({ bands }: Pick<Indicator, 'bands'>, den: number | null | undefined): boolean {
  return bands?.atLeast !== undefined && den !== null && den !== undefined && den < bands.atLeast
}

/** Another way to reckon an indicator, for periods that begin on or after `from`: formula sets are versioned like the law they follow. */
const formulaVersionSchema = z.strictObject({
  from: z.iso.date(),
  formula: formulaSchema,
  denominator: z.string().optional(),
  basis: z.string().min(1),
})

export const indicatorSchema = z.strictObject({
  vi: z.string().min(1),
  en: z.string().min(1),
  short: z.string().optional(),
  unit: z.string().min(1),
  better: z.enum(['up', 'down', 'context']),
  kind: z.enum(['operating', 'statistic']),
  formula: formulaSchema,
  /** How the denominator is called under the number: "hồ sơ đã giải quyết". */
  denominator: z.string().optional(),
  /** Numerator and denominator are times; people read them in hours, of which `denominator` speaks. */
  partsIn: z.literal('seconds').optional(),
  decimals: z.number().int().min(0).max(4),
  bands: bandsSchema.optional(),
  target: z.strictObject({ value: z.number(), basis: z.string().min(1) }).optional(),
  /** The target of each unit and period is told by a source, in figures of this signal. */
  plan: z.strictObject({ signal: signalIdSchema, basis: z.string().min(1) }).optional(),
  versions: z.array(formulaVersionSchema).min(1).max(20).optional(),
  cadence: z.enum(['realtime', 'hour', 'day', 'week', 'month', 'quarter', 'year']),
  class: z.enum(['public', 'internal', 'restricted']),
  /** Indicators that must be seen beside it: "98 % handled" says little without how many on time (DOMAIN §4). */
  with: z.array(id).min(1).max(4).optional(),
  /**
   * Counts of people whose number may not be told when it is 1 to 4, nor what would let it be derived: `hidden` (DOMAIN §9.3). It
   * stands on figures, as a sum or a ratio.
   */
  smallCells: z.literal('hidden').optional(),
  owner: z.string().min(1),
  basis: z.string().min(1).describe('legal or methodical basis, shown in the explanation'),
  note: z.string().optional(),
  /** The source that it waits for: no source of the catalogue tells it yet. Nobody is asked to act on such a number. */
  awaits: z.string().min(1).optional(),
})
export type Indicator = z.infer<typeof indicatorSchema>

const termSchema = z.union([
  z.strictObject({
    unit: z.enum(['working_day', 'calendar_day', 'working_hour', 'hour', 'minute']),
    count: z.number().positive().max(10_000),
  }),
  z.strictObject({ unit: z.literal('same_day') }),
])

/** The term of the cases that fit `when`, counted from their receipt; without `when` of all others. */
const clockRuleSchema = z.strictObject({
  when: z
    .strictObject({
      states: z.array(z.enum(caseStates)).min(1).optional(),
      flags: z.record(z.string(), z.boolean()).optional(),
      slices: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  term: termSchema,
  basis: z.string().min(1).describe('legal basis of the term'),
})

/** The clock of a kind of case: its term where the source tells no due instant. The first rule that fits counts. */
export const clockSchema = z.array(clockRuleSchema).min(1).max(40)
export type Clock = z.infer<typeof clockSchema>

export const assetKindSchema = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be one lower-case word, like camera')

/** `indicators.yaml` of a pack. */
export const indicatorFileSchema = z.strictObject({
  pack: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  /** What the pack counts; a pack of signals counts nothing. */
  facts: z
    .discriminatedUnion('shape', [
      z.strictObject({ shape: z.literal('case'), kind: caseKindSchema, clock: clockSchema.optional() }),
      z.strictObject({ shape: z.literal('asset'), kind: assetKindSchema }),
    ])
    .optional(),
  signals: z.record(signalIdSchema, signalSchema).optional(),
  dimensions: z
    .record(
      measureName,
      z.strictObject({ vi: z.string(), en: z.string(), values: z.record(z.string(), z.string()).optional() }),
    )
    .default({}),
  measures: z.record(measureName, measureSchema).default({}),
  indicators: z.record(id, indicatorSchema),
})
export type IndicatorFile = z.infer<typeof indicatorFileSchema>
