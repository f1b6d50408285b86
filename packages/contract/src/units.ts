import { z } from 'zod'

export const unitTypes = ['province', 'department', 'commune', 'ward', 'special', 'office', 'other'] as const

/**
 * One row of the unit register. `validFrom`/`validTo` are ISO days; an empty `validTo` is in force.
 * `aliases` are other codes under which sources name the unit.
 */
export const unitSchema = z.strictObject({
  code: z.string().min(1).max(40),
  name: z.string().min(1),
  /** Register-approved short form for narrow columns. */
  short: z.string().optional(),
  type: z.enum(unitTypes),
  parent: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  aliases: z.array(z.string()),
  at: z.tuple([z.number(), z.number()]).optional(),
})
export type Unit = z.infer<typeof unitSchema>
