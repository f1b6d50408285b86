import { z } from 'zod'

/** A share with its two halves; without a denominator it has no value. */
export const shareSchema = z.strictObject({ num: z.number(), den: z.number(), value: z.number().nullable() })
export type Share = z.infer<typeof shareSchema>

export const qualityParts = ['valid', 'complete', 'clean', 'live'] as const
/** đúng, đủ, sạch, sống. */
export type QualityPart = (typeof qualityParts)[number]

const score = z.number().nullable().describe('mean of the parts that can be told, 0 to 100')
const parts = { valid: shareSchema, complete: shareSchema, clean: shareSchema, live: shareSchema, score }

export const sourceQualitySchema = z.strictObject({
  source: z.string(),
  name: z.string(),
  owner: z.string(),
  isSample: z.boolean(),
  ...parts,
  trend: z.array(z.strictObject({ day: z.iso.date(), score })).describe('one entry for each day, the oldest first'),
})
export type SourceQuality = z.infer<typeof sourceQualitySchema>

export const unitQualitySchema = z.strictObject({ unit: z.string(), name: z.string(), ...parts })
export type UnitQuality = z.infer<typeof unitQualitySchema>

/** Data quality over the last days, by source and by unit, the worst first. */
export const qualityAnswerSchema = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  sources: z.array(sourceQualitySchema),
  units: z.array(unitQualitySchema),
})
export type QualityAnswer = z.infer<typeof qualityAnswerSchema>

const causeSchema = z.strictObject({ code: z.string(), count: z.number().int(), examples: z.array(z.string()) })

/** What lies behind the score of one source. */
export const qualityCausesSchema = z.strictObject({
  refused: z.array(causeSchema).describe('rows that were refused, by code, with places'),
  contradictions: z.array(causeSchema).describe('facts that contradict themselves, by kind, with ids'),
  suspicions: z
    .array(causeSchema)
    .optional()
    .describe('signs that something is wrong in what was told, by kind, with signal or unit and period or day'),
  missing: z.array(z.strictObject({ unit: z.string(), name: z.string() })).describe('units that were not told of'),
  broken: z
    .array(z.strictObject({ day: z.iso.date(), minutes: z.number().int() }))
    .describe('days on which the promise was broken, and for how long'),
})
export type QualityCauses = z.infer<typeof qualityCausesSchema>
