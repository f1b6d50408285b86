import { parseDay, type Period } from '@toan-canh/calendar'

/** The day from which the provinces and communes of 2025 are in force (Resolution 202/2025/QH15). */
export const boundaryDay = parseDay('2025-07-01') ?? 0

/** The index of the first period that begins on or after the boundary; `null` when the span does not cross it. */
export function boundaryIndex(periods: readonly Period[]): number | null {
  const at = periods.findIndex((period) => period.from >= boundaryDay)
  return at <= 0 ? null : at
}
