import { z } from 'zod'
import { bases, operators } from './facts.ts'
import { boundaries } from './grounds.ts'

export const levels = ['ok', 'watch', 'act', 'unknown', 'none'] as const
/** `none`: not judged (no bands for it, or only kept to read old reports); `unknown`: cannot be judged (yet). */
export type Level = (typeof levels)[number]

export const freshnesses = ['fresh', 'late', 'stale', 'lost'] as const
export type Freshness = (typeof freshnesses)[number]

/** The worse of two: what stands on several sources is as old as the oldest. */
export function worseFreshness(one: Freshness, other: Freshness): Freshness {
  return freshnesses.indexOf(one) >= freshnesses.indexOf(other) ? one : other
}

/** Why a reading has no value, or has one that carries no level. */
export const gaps = [
  'no_data',
  'no_denominator',
  'history_incomplete',
  'partial',
  'not_started',
  /** The unit was not there with the boundaries asked for. */
  'not_in_force',
  /** Part of its ground comes from a unit that was divided without a declared share. */
  'divided',
  /** Only figures of its parts are known that do not add up, such as rates; they stand side by side with the boundaries of then. */
  'side_by_side',
  /** Compared with a period in which it stood on other ground. */
  'not_comparable',
  /** Not told: so few people might be known, or a number so small be derived from it. */
  'hidden',
] as const
export type Gap = (typeof gaps)[number]

/**
 * What a topic carries for one key: the part of a reading that changes when facts change.
 * `v` value, `n` numerator, `d` denominator, `l` level, `g` gap, `s` commit at which it last changed. What figures tell beside:
 * `o` operator (without it =), `b` basis (without it measured), `m` how many of how many units below are missing, `t` the last day
 * it covers when that is not the last of the period, `f` the first day of the formula's version, `e` that people entered it: the
 * instant from which it no longer holds, or null once later numbers are told.
 */
export const pointSchema = z.strictObject({
  v: z.number().nullable(),
  n: z.number().optional(),
  d: z.number().optional(),
  l: z.enum(levels),
  g: z.enum(gaps).optional(),
  o: z.enum(operators).optional(),
  b: z.enum(bases).optional(),
  m: z.tuple([z.number().int(), z.number().int()]).optional(),
  t: z.iso.date().optional(),
  f: z.iso.date().optional(),
  e: z.number().int().nullable().optional(),
  s: z.number().int(),
})
export type Point = z.infer<typeof pointSchema>

/** One value for indicator × unit × period (× slice), with all it takes to believe it (DESIGN §6). Instants are ISO 8601. */
export const readingSchema = z.strictObject({
  id: z.string().describe('indicator·unit·period[·slice]@commit; the same on wall, desk, phone, PDF and XLSX'),
  indicator: z.string(),
  unit: z.string(),
  unitName: z.string(),
  boundary: z.enum(boundaries).describe('now: on the ground of today; then: on that of the last day of the period'),
  period: z.string(),
  slice: z.string().nullable().describe('dimension=value, or null for the whole'),
  value: z.number().nullable(),
  num: z.number().nullable(),
  den: z.number().nullable(),
  op: z.enum(operators),
  measure: z.string().describe('unit of measure: hồ sơ, %, ngày LV'),
  target: z.number().nullable(),
  level: z.enum(levels),
  gap: z.enum(gaps).nullable(),
  basis: z.enum(bases),
  missing: z
    .strictObject({ units: z.number().int(), of: z.number().int() })
    .optional()
    .describe('units below that told nothing, or less far than the others; never taken for 0'),
  through: z.iso.date().optional().describe('the last day covered, when it is not the last of the period'),
  formulaFrom: z.iso.date().optional().describe('first day of the version of the formula; before it another one holds'),
  asOf: z.iso.datetime({ offset: true }).nullable().describe('until when the world is covered'),
  receivedAt: z.iso.datetime({ offset: true }).nullable(),
  freshness: z.enum(freshnesses),
  sources: z.array(z.string()),
  entered: z
    .strictObject({
      by: z.string().describe('position that entered it'),
      approvedBy: z.string(),
      at: z.iso.datetime({ offset: true }).describe('when it was approved'),
      expiresAt: z.iso.datetime({ offset: true }).nullable().describe('null: later numbers are told'),
    })
    .optional()
    .describe('nhập tay: people typed it; explain names the entries and their evidence'),
  commit: z.number().int(),
})
export type Reading = z.infer<typeof readingSchema>
