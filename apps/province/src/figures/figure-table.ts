import { z } from 'zod'
import { wheres } from '../places/read-places.ts'
import { waySchema } from '../places/read-table.ts'

/**
 * How a number of a sector comes about. `perThousand` people, `value` for each place, or `share` of another column. `growth` is
 * that of a year, `season` how much the middle of the year is above its ends, `rest` how much of it a day off has, `noise` how far
 * it lies from the usual, up and down. `isCumulative`: all that has come together since January instead of the period's own.
 */
const columnSchema = z.strictObject({
  perThousand: z.number().optional(),
  value: z.number().optional(),
  of: z.string().optional(),
  share: z.number().optional(),
  growth: z.number().optional(),
  season: z.number().optional(),
  rest: z.number().optional(),
  noise: z.number().optional(),
  digits: z.number().int().optional(),
  isCumulative: z.boolean().optional(),
})
export type Column = Readonly<z.infer<typeof columnSchema>>

/**
 * What a system tells in figures. `instant`: measured every so many minutes; `day`, told the next morning; `running`: of the day
 * that runs, told anew each hour; else of a period that has ended, told `lagDays` later. `oneOf`: only every n-th place tells, as
 * stations stand in some communes only. `kinds`: values of a field, each with a row and numbers of its own.
 */
export const figureTableSchema = z.strictObject({
  system: z.string(),
  way: waySchema,
  every: z.enum(['instant', 'running', 'day', 'month', 'quarter', 'year']),
  minutes: z.number().optional(),
  lagDays: z.number().optional(),
  where: z.enum(wheres),
  oneOf: z.number().int().optional(),
  kinds: z.strictObject({ field: z.string(), shares: z.record(z.string(), z.number()) }).optional(),
  from: z.iso.date(),
  columns: z.record(z.string(), columnSchema),
})
export type FigureTable = Readonly<z.infer<typeof figureTableSchema>>
