import { type Day, dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import { type Chance, createChance } from '../chance.ts'
import type { Temper } from './draw-cameras.ts'

/** What fails: by its number and its temper. */
export interface Failing {
  readonly index: number
  readonly temper: Temper
}

export interface Health {
  readonly state: 'ONLINE' | 'OFFLINE' | 'DEGRADED'
  readonly since: Instant
  readonly lastSeenAt: Instant
}

interface Outage {
  readonly state: 'OFFLINE' | 'DEGRADED'
  readonly from: Instant
  readonly to: Instant
}

const minuteMs = 60_000
const dayMinutes = 1440
const longestDays = 4
const lookBackDays = 40

function outage(chance: Chance, day: Day, medianMinutes: number, state: Outage['state'] = 'OFFLINE'): Outage {
  const from = startOfDay(day) + chance.below(dayMinutes) * minuteMs
  const minutes = Math.min((longestDays - 1) * dayMinutes, Math.max(3, Math.round(chance.around(medianMinutes, 0.8))))
  return { state, from, to: from + minutes * minuteMs }
}

/** Three hours in which a bad plug takes the camera away for four of every nine minutes. */
function flaps(chance: Chance, day: Day): Outage[] {
  const begin = startOfDay(day) + (6 * 60 + chance.below(14 * 60)) * minuteMs
  return Array.from({ length: 20 }, (_, index) => {
    const from = begin + index * 9 * minuteMs
    return { state: 'OFFLINE', from, to: from + 4 * minuteMs }
  })
}

/** What goes wrong with a camera on a day, by its temper. */
function outagesOn(camera: Failing, day: Day, seed: number): readonly Outage[] {
  const chance = createChance(seed, 733, camera.index, day)
  const found: Outage[] = []
  const isWeak = camera.temper === 'weak'
  if (chance.is(isWeak ? 0.5 : 0.05)) found.push(outage(chance, day, isWeak ? 90 : 40))
  if (chance.is(0.006)) found.push(outage(chance, day, 2 * dayMinutes))
  if (chance.is(0.01)) found.push(outage(chance, day, 180, 'DEGRADED'))
  if (camera.temper === 'flapping' && chance.is(0.6)) found.push(...flaps(chance, day))
  return found
}

/** The state of a camera, or of another thing that fails as they do, at an instant, since when it is so and when it was last heard of: a function of seed and instant. */
export function healthOfCamera(camera: Failing, now: Instant, seed: number): Health {
  const today = dayOf(now)
  let lastEnd = startOfDay(today - lookBackDays)
  for (let day = today; day > today - lookBackDays; day -= 1) {
    const begun = outagesOn(camera, day, seed).filter(({ from }) => from <= now)
    const current = begun.filter(({ to }) => to > now).toSorted((a, b) => b.from - a.from)[0]
    if (current !== undefined && lastEnd <= current.from) {
      const lastSeenAt = current.state === 'OFFLINE' ? current.from : now - (now % minuteMs)
      return { state: current.state, since: current.from, lastSeenAt }
    }
    lastEnd = Math.max(lastEnd, ...begun.filter(({ to }) => to <= now).map(({ to }) => to))
    if (lastEnd >= startOfDay(day + longestDays)) break
  }
  return { state: 'ONLINE', since: lastEnd, lastSeenAt: now - (now % minuteMs) }
}
