import { z } from 'zod'

export const suspicionKinds = ['repeats', 'falls', 'differs_from_parts', 'jumps', 'edited'] as const
/**
 * What looks wrong in figures that were told; a sign to ask, not a proof. `repeats`: the same number in a row; `falls`: what comes
 * together over the year got less; `differs_from_parts`: a unit told another sum than those below it; `jumps`: far from what is usual;
 * `edited`: changed after it was told.
 */
export type SuspicionKind = (typeof suspicionKinds)[number]

export const suspicionSchema = z.strictObject({
  kind: z.enum(suspicionKinds),
  source: z.string(),
  signal: z.string(),
  unit: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  /** What it is held against: the number before, the sum of the parts, the usual. */
  against: z.number().nullable(),
  sentence: z.string(),
})
export type Suspicion = z.infer<typeof suspicionSchema>
