import { z } from 'zod'

/** One scored part of a group: so many points, all of them from this share on; `empty`: what a part without cases scores. */
const componentSchema = z.strictObject({
  code: z.string().regex(/^[A-Z_0-9]+$/),
  vi: z.string().min(1),
  max: z.number().positive(),
  fullAt: z.number().gt(0).max(100).default(100).describe('per cent from which on it scores in full'),
  empty: z.enum(['none', 'full']).default('none'),
  /** The indicator that tells its ratio, per cent, with numerator and denominator. */
  by: z.string().optional(),
})

/** One group as it is published. `recomputed`: the indicator that reckons it again, the sum of its components (`by` of each), or why nobody can. */
const groupSchema = z.strictObject({
  indicator: z.string(),
  code: z.string(),
  vi: z.string().min(1),
  max: z.number().positive(),
  components: z.array(componentSchema).max(40).default([]),
  recomputed: z.union([
    z.strictObject({ by: z.string() }),
    z.strictObject({ sum: z.literal('components') }),
    z.strictObject({ unknown: z.string().min(1) }),
  ]),
})

/** A composite index as its law defines it for the periods from `from` to `until`; what is published counts, never what is reckoned. */
export const indexSetSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  vi: z.string().min(1),
  basis: z.string().min(1),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  total: z.string(),
  max: z.number().positive(),
  groups: z.array(groupSchema).min(1).max(40),
})
export type IndexSet = z.infer<typeof indexSetSchema>

/** `index.yaml` of a pack: the versions of its index, the earlier before the later. */
export const indexFileSchema = z.strictObject({ sets: z.array(indexSetSchema).min(1).max(20) })

/** What an explanation says of an index: the group, its parts, and what reckoning it again gives beside what is published. */
export const indexNoteSchema = z.strictObject({
  set: z.string(),
  basis: z.string(),
  max: z.number(),
  parts: z.array(
    z.strictObject({
      code: z.string(),
      vi: z.string(),
      max: z.number(),
      /** Reckoned again from numerator and denominator; left out where they are not told. */
      score: z.number().optional(),
      num: z.number().optional(),
      den: z.number().optional(),
    }),
  ),
  recomputed: z.number().nullable(),
  why: z.string().nullable().describe('why nothing is reckoned; null: it is'),
})
export type IndexNote = z.infer<typeof indexNoteSchema>
