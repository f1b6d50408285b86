import type { Chance } from '../chance.ts'
import { weightedPicker } from '../weighted.ts'

const halfHour = 1800
/** [half hour of the day as hours, weight]: counters are busy from 8 to 10 and from 14 to 16. */
const counterHours: readonly (readonly [number, number])[] = [
  [7, 0.5], [7.5, 0.9], [8, 1.5], [8.5, 1.6], [9, 1.6], [9.5, 1.4], [10, 1.1], [10.5, 0.8], [11, 0.4],
  [13.5, 0.9], [14, 1.4], [14.5, 1.5], [15, 1.4], [15.5, 1.1], [16, 0.6],
] // prettier-ignore
/** Weight of each hour at which people send something from home on a rest day. */
const restDayHours = [
  0.15, 0.06, 0.04, 0.04, 0.06, 0.2, 0.5, 1.1, 1.9, 2.2, 2, 1.3, 0.9, 1, 1.5, 1.7, 1.5, 1.1, 0.9, 1.2, 1.6, 1.4, 0.8,
  0.4,
]
/** The same for the evening and night after a working day, from 17:00 to 07:00. */
const eveningHours = [1.3, 0.9, 1.2, 1.6, 1.4, 0.8, 0.4, 0.15, 0.06, 0.04, 0.04, 0.06, 0.2, 0.5]
const firstEveningHour = 17

const pickCounterHour = weightedPicker(counterHours.map(([, weight]) => weight))
const pickRestDayHour = weightedPicker(restDayHours)
const pickEveningHour = weightedPicker(eveningHours)

/** A time of a working day, in seconds, at which a dossier is received at the counter. */
export function counterTime(chance: Chance): number {
  const from = counterHours[pickCounterHour(chance)]?.[0] ?? 8
  return from * 2 * halfHour + chance.below(halfHour)
}

/** A time of a rest day, in seconds, at which a dossier is sent online. */
export function restDayTime(chance: Chance): number {
  return pickRestDayHour(chance) * 2 * halfHour + chance.below(2 * halfHour)
}

/** A time after office hours, in seconds of the day before, up to 07:00 of the next, at which a dossier is sent online. */
export function eveningTime(chance: Chance): number {
  return (firstEveningHour + pickEveningHour(chance)) * 2 * halfHour + chance.below(2 * halfHour)
}

/** When the queue of the night or of rest days is taken in: the first hours of the morning, in seconds of the day. */
export function queueTime(chance: Chance, hours: number): number {
  const even = chance.next()
  return 7 * 2 * halfHour + 300 + Math.floor(even * even * hours * 2 * halfHour)
}
