import { z } from 'zod'

export const unitTypes = [
  'province',
  'city',
  'department',
  'commune',
  'ward',
  'special',
  'office',
  'centre',
  'district',
  'township',
  'other',
] as const
export type UnitType = (typeof unitTypes)[number]

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

/**
 * One unit passes to another on a day. `whole`: all of it; a number: the declared share of it; `divided`: a part that nobody
 * has measured.
 */
export const successionSchema = z.strictObject({
  old: z.string().min(1).max(40),
  new: z.string().min(1).max(40),
  from: z.iso.date(),
  share: z.union([z.literal('whole'), z.literal('divided'), z.number().gt(0).lt(1)]),
})
export type Succession = z.infer<typeof successionSchema>

/** Whether a unit is one of the country's first level: a province, or a city that stands beside them. */
export function isProvince({ type }: Pick<Unit, 'type'>): boolean {
  return type === 'province' || type === 'city'
}
