import { isoDay, weekdayOf } from '@toan-canh/calendar'
import { evenOf } from '../chance.ts'
import { type SampleDay, originDay } from '../sample-time.ts'
import type { WorkTime } from '../work-time.ts'

/** Dossiers received on an ordinary working day of the whole province in October 2025, and a year later. */
const perDayAtStart = 8_850
const perDayAYearLater = 10_600
const growthFrom = 61
const yearDays = 365

/** Monday to Sunday; a Saturday counts only when it is worked in exchange for another day. */
const weekdayWeights = [1.15, 1.06, 1, 0.97, 0.9, 0.6, 0.5]
/** January to December: school papers in summer, year's end. */
const monthWeights = [1.02, 0.97, 1.02, 1, 0.99, 1.05, 1.05, 1.04, 1, 1, 1, 1.03]
/** Working days further apart than this have Tết between them: the days before and after it are quiet. */
const longRestDays = 7
const quietBefore = [0.62, 0.74, 0.84, 0.92, 0.96]
const quietAfter = [0.55, 0.68, 0.78, 0.87, 0.94]
const noise = 0.06

/** The days' order beside a long rest: 0 for the day next to it, -1 when none is near. */
function distanceToLongRest(workTime: WorkTime, day: SampleDay, step: 'dayAfter' | 'dayBefore'): number {
  let here = day
  for (let distance = 0; distance < quietBefore.length; distance += 1) {
    const next = workTime[step](here)
    if (Math.abs(next - here) > longRestDays) return distance
    here = next
  }
  return -1
}

function besideTet(workTime: WorkTime, day: SampleDay): number {
  const before = distanceToLongRest(workTime, day, 'dayAfter')
  if (before >= 0) return quietBefore[before] ?? 1
  return quietAfter[distanceToLongRest(workTime, day, 'dayBefore')] ?? 1
}

/** How many dossiers the province expects to receive on a working day, at full scale and as a real number. */
export function expectedReceptions(
  workTime: WorkTime,
  { day, seed }: { readonly day: SampleDay; readonly seed: number },
): number {
  const date = isoDay(originDay + day)
  const growth = perDayAtStart + ((perDayAYearLater - perDayAtStart) * Math.max(0, day - growthFrom)) / yearDays
  const weekday = weekdayWeights[weekdayOf(originDay + day) - 1] ?? 1
  const month = monthWeights[Number(date.slice(5, 7)) - 1] ?? 1
  const luck = 1 + noise * (2 * evenOf(seed, day, 5) - 1)
  return growth * weekday * month * besideTet(workTime, day) * luck
}
