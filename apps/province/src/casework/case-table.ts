import { z } from 'zod'
import { wheres } from '../places/read-places.ts'
import { waySchema } from '../places/read-table.ts'

/** A log-normal length: its median in minutes, and the standard deviation of its logarithm. */
const lengthSchema = z.strictObject({ minutes: z.number(), spread: z.number() })

/** Shares of the values of a field; they need not add up to one. */
const sharesSchema = z.record(z.string(), z.number())
export type Shares = Readonly<z.infer<typeof sharesSchema>>

/** What is true for a share of the cases, and from which step on anybody knows it; before it, nobody says that it is so. */
const claimSchema = z.strictObject({ share: z.number(), since: z.enum(['sent', 'taken', 'ended']) })

/** A further step of a case, so long after another one, of a share of the cases. */
const stepSchema = z.strictObject({ share: z.number(), after: z.enum(['taken', 'ended']), ...lengthSchema.shape })

/**
 * The kind of case that a sector's system keeps, as far as the sample must know it: everything else follows
 * by chance. `steps`: fields with the instant of a further step; one after `ended` is for those that ended well. `perDay`: how many come on a working day at scale 1, on a day off `restShare` of them. `hours`: people work on them
 * in office hours or around the clock. `claims`: fields that are true for a share of the cases from a step on. `wait`: from its
 * submission until somebody takes it; `term`: from then to its due instant in hours, by the values of a field where they differ, `null` where the
 * source tells none; `late` of those with a term end after it; `work`: on those without. `ends`: shares of `hoan_thanh`,
 * `tu_choi` (never taken), `rut`. `rated`: how many answer when asked, and what they say.
 */
export const caseTableSchema = z.strictObject({
  system: z.string(),
  way: waySchema,
  prefix: z.string(),
  perDay: z.number(),
  restShare: z.number(),
  hours: z.enum(['office', 'always']),
  where: z.enum(wheres),
  fields: z.record(z.string(), sharesSchema),
  claims: z.record(z.string(), claimSchema),
  steps: z.record(z.string(), stepSchema).default({}),
  wait: lengthSchema,
  term: z.strictObject({ hours: z.number(), by: z.string().optional(), of: sharesSchema.optional() }).nullable(),
  late: z.number(),
  work: lengthSchema,
  ends: sharesSchema,
  rated: z.strictObject({ share: z.number(), of: sharesSchema }).optional(),
  isOnMap: z.boolean(),
})
export type CaseTable = Readonly<z.infer<typeof caseTableSchema>>
