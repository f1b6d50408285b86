import { z } from 'zod'
import { freshnesses } from './readings.ts'

const instant = z.iso.datetime({ offset: true })

export const circuitStates = ['closed', 'open', 'trying'] as const
export const sourcePhases = ['starting', 'loading', 'live', 'stopped'] as const
export const errorOwners = ['config', 'upstream', 'transient', 'format'] as const
/** Who must act on a source error: the operator (config, format), the upstream's owner, or nobody yet (transient). */
export type ErrorOwner = (typeof errorOwners)[number]

/** The health of one source: an item of the topic `sources`, keyed by `id`. */
export const sourceStatusSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  owner: z.string().describe('a position, not a person'),
  isSample: z.boolean(),
  isEntered: z.literal(true).optional().describe('people enter its numbers and others approve them'),
  roots: z.array(z.string()).describe('units of whose ground the source tells: the roots of its register'),
  phase: z.enum(sourcePhases),
  freshness: z.enum(freshnesses),
  cadenceMs: z.number().int(),
  toleranceMs: z.number().int().describe('how much later than promised data may be before the promise is broken'),
  expiresMs: z.number().int().describe('age of the coverage from which running numbers are shown as lost'),
  dueHour: z.string().nullable(),
  coveredTo: instant.nullable().describe('until when the world is covered by successful pulls'),
  receivedAt: instant.nullable().describe('when the last successful pull was stored'),
  nextRunAt: instant.nullable(),
  circuit: z.enum(circuitStates),
  error: z
    .strictObject({ owner: z.enum(errorOwners), sentence: z.string(), since: instant, failures: z.number().int() })
    .nullable(),
  history: z
    .strictObject({
      wantedFrom: instant,
      reachedTo: instant.nullable(),
      isComplete: z.boolean(),
      rows: z.number().int(),
      totalRows: z.number().int().nullable(),
      secondsLeft: z.number().nullable(),
    })
    .nullable(),
  facts: z.number().int(),
  quarantined: z.number().int().describe('refused rows that are open'),
  resolved: z.number().int().describe('refused rows whose facts have come right since'),
})
export type SourceStatus = z.infer<typeof sourceStatusSchema>
