import { z } from 'zod'

/** What the viewers' process is told: how many, where, and what each watches. */
export const crowdSchema = z.object({ viewers: z.number(), port: z.number(), topics: z.array(z.string()) })

export const crowdReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('watching') }),
  z.object({
    kind: z.literal('fresh'),
    /** When each attempt to connect was made since the links were lost, milliseconds since 1970. */
    attempts: z.array(z.number()),
    /** When each viewer held a new state of all it watches. */
    freshAt: z.array(z.number()),
  }),
])
export type CrowdReport = z.infer<typeof crowdReportSchema>
