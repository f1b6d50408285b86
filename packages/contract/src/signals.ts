import { z } from 'zod'
import { stepKinds } from './topics.ts'
import { unitTypes } from './units.ts'

export const signalIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*\.[a-zA-Z0-9_]+$/, 'must be a sector and a name, like budget.revenue')

export const seriesKinds = ['period', 'cumulative', 'instant'] as const
export type SeriesKind = (typeof seriesKinds)[number]

/** What looks wrong in the figures of a signal, beside what always does: `repeats`, so many equal ones in a row; `jump`, so many usual deviations. */
const checksSchema = z.strictObject({
  repeats: z.number().int().min(2).max(60).optional(),
  jump: z.number().positive().max(100).optional(),
})

/**
 * What is told in figures: by whom, how often, and how figures go together.
 * `series`: each figure is of its own `period`; or `cumulative`, all that has come together since 1 January; or of an `instant`.
 * `overUnits`: a unit that tells nothing is the sum of those below it, or (rates) nothing: parts stand side by side.
 * `overTime`: a longer period is the `sum` of its parts; or the `last` of them, a level, which also stands for one more period of
 * its kind until it is told anew; or nothing.
 */
export const signalSchema = z.strictObject({
  vi: z.string().min(1),
  en: z.string().min(1),
  unit: z.string().min(1),
  series: z.enum(seriesKinds),
  /** The periods in which it is told; an instant series has none. */
  every: z.enum(stepKinds).optional(),
  overUnits: z.enum(['sum', 'none']),
  overTime: z.enum(['sum', 'last', 'none']),
  /** Which of the units below a unit tell it; without it every one. */
  reportedBy: z.array(z.enum(unitTypes)).min(1).optional(),
  /** A plan is told for the whole year, by whoever sets it. */
  role: z.enum(['actual', 'plan']).default('actual'),
  checks: checksSchema.optional(),
})
export type Signal = z.infer<typeof signalSchema>
