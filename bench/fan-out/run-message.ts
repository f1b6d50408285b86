import { z } from 'zod'
import { spreads } from './plan.ts'

export const methods = ['toan-canh', 'socket.io room', 'ws per change', 'bare connection'] as const
export type Method = (typeof methods)[number]

export const scenarioSchema = z.object({
  method: z.enum(methods),
  spread: z.enum(spreads),
  viewers: z.number(),
  changesPerSecond: z.number(),
  warmUpMs: z.number(),
  measureMs: z.number(),
  /** Whether processor time is compared; then the viewers' process never sleeps. */
  isTimed: z.boolean(),
})
export type Scenario = z.infer<typeof scenarioSchema>

/** What the server's process is told and tells, in the order of a run. */
export const serverReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), port: z.number() }),
  z.object({ kind: z.literal('measuring'), fromUs: z.number() }),
  z.object({
    kind: z.literal('stopped'),
    toUs: z.number(),
    /** CPU time of the server from the start of the measure to its end, user and system. */
    cpuUs: z.number(),
    /** How far the server was behind the plan of commits. */
    behindMs: z.number(),
    peakMebibytes: z.number(),
    /** The newest value of each topic. */
    truth: z.record(z.string(), z.number()),
  }),
  z.object({ kind: z.literal('drained'), cpuUs: z.number() }),
  /** After a forced collection. */
  z.object({
    kind: z.literal('memory'),
    behind: z.number(),
    cut: z.number(),
    heapMebibytes: z.number(),
    outsideMebibytes: z.number(),
    rssMebibytes: z.number(),
  }),
])
export const serverOrderSchema = z.enum(['publish', 'drained', 'memory'])

/** What the viewers' process is told and tells. */
export const viewerReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('watching') }),
  z.object({
    kind: z.literal('seen'),
    /** Values received since the measure began. */
    values: z.number(),
    /** Latencies of those that were committed since. */
    frames: z.number(),
    p50Ms: z.number(),
    p99Ms: z.number(),
    worstMs: z.number(),
    /** How many viewers do not hold the newest value of each of their topics. */
    wrongViewers: z.number(),
  }),
])
export const viewerOrderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measure'), fromUs: z.number() }),
  z.object({ kind: z.literal('check'), truth: z.record(z.string(), z.number()), withinMs: z.number() }),
])
export type ServerReport = z.infer<typeof serverReportSchema>
export type ViewerReport = z.infer<typeof viewerReportSchema>
