import { type Day, type Instant, startOfDay } from '@toan-canh/calendar'
import * as fc from 'fast-check'
import { dayAt } from '../builders/day-at.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** The weeks in which histories happen: around Tết, or around 30 April. Both have rest days in a row. */
const windows = {
  tet: { from: dayAt('2026-02-09'), to: dayAt('2026-03-03') },
  april: { from: dayAt('2026-04-20'), to: dayAt('2026-05-12') },
} as const
export type HistoryWindow = keyof typeof windows

/** From the first day of the first window to the last of the last. */
export const historySpan: { readonly from: Day; readonly to: Day } = { from: windows.tet.from, to: windows.april.to }

/** The times of day at which rules change their mind, each beside its neighbour. */
const edgesMs = [
  0,
  7.5 * hourMs,
  8 * hourMs,
  11.5 * hourMs,
  12 * hourMs + 15 * minuteMs,
  13 * hourMs,
  16 * hourMs,
  17 * hourMs - 1,
  17 * hourMs,
  17 * hourMs + 1,
  dayMs - 1,
] as const

const timeOfDay = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...edgesMs) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 1439 }).map((minute) => minute * minuteMs) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: dayMs - 1 }) },
)

export const arbitraryWindow: fc.Arbitrary<HistoryWindow> = fc.constantFrom('tet', 'april')

/** A day within a window. */
function arbitraryDay(window: HistoryWindow): fc.Arbitrary<Day> {
  const { from, to } = windows[window]
  return fc.integer({ min: from, max: to })
}

/** An instant within a window; more often than not at an edge of a working day or of the day, so that instants meet. */
export function arbitraryMoment(window: HistoryWindow): fc.Arbitrary<Instant> {
  return fc.tuple(arbitraryDay(window), timeOfDay).map(([day, time]) => startOfDay(day) + time)
}
