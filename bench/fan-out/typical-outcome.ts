import type { Outcome } from './run-scenario.ts'

/** Of the repeated runs of one scenario the one with the median processor time per value. */
export function typicalOutcome(runs: readonly Outcome[]): readonly Outcome[] {
  const sorted = runs.toSorted((one, other) => one.usPerValue - other.usPerValue)
  return sorted.slice(Math.floor((sorted.length - 1) / 2)).slice(0, 1)
}
