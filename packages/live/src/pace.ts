import type { Instant } from '@toan-canh/calendar'

/** Whether a viewer keeps up. Behind, nothing is queued for it: it is owed the newest state, which we hold anyway. */
export type Pace = { readonly kind: 'level' } | { readonly kind: 'behind'; readonly since: Instant }

/** What to do with a viewer now: write to it, take it out of its room, leave it alone, or end the connection. */
export type PaceStep = 'write' | 'leave' | 'wait' | 'cut'

export const level: Pace = { kind: 'level' }

/** The next pace of a viewer, from whether its transport has handed over everything written so far. */
export function nextPace(
  pace: Pace,
  isDrained: boolean,
  { now, cutAfterMs }: { readonly now: Instant; readonly cutAfterMs: number },
): { readonly pace: Pace; readonly step: PaceStep } {
  if (isDrained) return { pace: level, step: 'write' }
  if (pace.kind === 'level') return { pace: { kind: 'behind', since: now }, step: 'leave' }
  return { pace, step: now - pace.since >= cutAfterMs ? 'cut' : 'wait' }
}
