import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'

const longestMs = 3_600_000

/**
 * What can be wrong with an upstream, on request and for a while:
 * `slow` answers after `delayMs` · `down` cuts the connection · `error500` answers 500 with a page of HTML ·
 * `wrongShape` renames the list of rows and turns the numbers beside it into text · `duplicatePages` repeats page 1 for ever ·
 * `lateUpdates` shows changes `lagMs` later with the stamp they should have had: of every third dossier, of all rows elsewhere ·
 * `clockSkew` stamps and compares with a clock that is `skewMs` ahead (behind when negative) ·
 * `outOfOrder` turns the rows of each page round · `none` ends what is on.
 */
export const faultRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('slow'),
    forMs: forMs(),
    delayMs: z.number().int().min(1).max(600_000).default(5000),
  }),
  z.strictObject({ kind: z.literal('down'), forMs: forMs() }),
  z.strictObject({ kind: z.literal('error500'), forMs: forMs() }),
  z.strictObject({ kind: z.literal('wrongShape'), forMs: forMs() }),
  z.strictObject({ kind: z.literal('duplicatePages'), forMs: forMs() }),
  z.strictObject({
    kind: z.literal('lateUpdates'),
    forMs: forMs(),
    lagMs: z.number().int().min(1000).max(86_400_000).default(600_000),
  }),
  z.strictObject({
    kind: z.literal('clockSkew'),
    forMs: forMs(),
    skewMs: z.number().int().min(-86_400_000).max(86_400_000).default(300_000),
  }),
  z.strictObject({ kind: z.literal('outOfOrder'), forMs: forMs() }),
])
export type Fault = z.infer<typeof faultRequest>

function forMs(): z.ZodNumber {
  return z.number().int().min(1).max(longestMs)
}

/** The fault that is on; one at a time, the newest counts. */
export interface FaultState {
  readonly set: (fault: Fault) => void
  readonly current: () => Fault
}

const noFault: Fault = { kind: 'none' }

/** Keeps the requested fault until its time is over, by the world's clock (not the sample's faster one). */
export function createFaultState(now: () => Instant): FaultState {
  let fault = noFault
  let until = 0
  return {
    set: (wanted) => {
      fault = wanted
      until = wanted.kind === 'none' ? 0 : now() + wanted.forMs
    },
    current: () => (now() < until ? fault : noFault),
  }
}
