import { z } from 'zod'
import { wheres } from '../places/read-places.ts'
import { readTable } from '../places/read-table.ts'

const text = z.union([z.string(), z.number()])

/**
 * A register of things one by one, read over HTTP: so many of each place, or named row by row. Their state comes and goes as devices'
 * do, or is drawn once of `states`. `dates`: a day that comes round every so many days, of which some pass unattended for up to
 * `lateDays`. `terms`: each thing lives one term after the other, as certificates do: renewed before its end, a few after it.
 */
export const itemTableSchema = z.strictObject({
  system: z.string(),
  prefix: z.string(),
  name: z.string(),
  where: z.enum(wheres),
  perPlace: z.number().int().min(1).default(1),
  oneOf: z.number().int().min(1).default(1),
  rows: z.array(z.record(z.string(), text)).optional(),
  /** Whoever is there says so so often. */
  beatMinutes: z.number().int().min(1).default(1_440),
  /** How steady they are: 1 fail as devices do, 0.2 a fifth of them. */
  failing: z.number().min(0).max(1).default(1),
  states: z.record(z.string(), z.number()).optional(),
  fields: z.record(z.string(), z.record(z.string(), z.number())).default({}),
  dates: z
    .record(z.string(), z.strictObject({ everyDays: z.number().int().min(30), lateDays: z.number().int().min(0) }))
    .default({}),
  terms: z
    .strictObject({
      days: z.number().int().min(30),
      earlyDays: z.number().int(),
      lateShare: z.number(),
      lateDays: z.number().int(),
    })
    .optional(),
})
export type ItemTable = Readonly<z.infer<typeof itemTableSchema>>

/** The registers of the sample province. */
export const itemTables: readonly ItemTable[] = readTable('items.yaml', itemTableSchema)
