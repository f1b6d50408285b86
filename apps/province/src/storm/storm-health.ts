import type { Instant } from '@toan-canh/calendar'
import type { Failing, Health } from '../cameras/health-of-camera.ts'
import { evenOf } from '../chance.ts'
import { hourAt, instantAt, type Storm, type StormBook } from './storm-book.ts'
import { courseAt, stormTable } from './storm-table.ts'

const stepsPerHour = 12

/** When a thing is dark in a storm: from one instant to another; null: it is not. */
function darkOf(storm: Storm, even: number): { readonly from: Instant; readonly to: Instant } | null {
  const steps = Array.from({ length: stormTable.hours * stepsPerHour + 1 }, (_, step) => step / stepsPerHour)
  const dark = steps.filter((hour) => courseAt(stormTable.darkBy, hour) > even)
  const [first, last] = [dark[0], dark.at(-1)]
  if (first === undefined || last === undefined) return null
  const [from, to] = [instantAt(storm, first), Math.min(storm.endsAt, instantAt(storm, last + 1 / stepsPerHour))]
  return from < to ? { from, to } : null
}

/** Lets a share of cameras or devices be dark in the middle of each storm, and be back after it. `salt` tells their systems apart. */
export function healthInStorms<T extends Failing>(
  usual: (thing: T, now: Instant) => Health,
  { book, seed, salt }: { readonly book: StormBook; readonly seed: number; readonly salt: number },
): (thing: T, now: Instant) => Health {
  return (thing, now) => {
    const health = usual(thing, now)
    const storm = book.storms.findLast(({ startedAt }) => startedAt <= now)
    // Whatever began after the storm has nothing to do with it.
    if (storm === undefined || (health.since >= storm.endsAt && now >= storm.endsAt)) return health
    const dark = darkOf(storm, evenOf(seed, salt, thing.index, 997))
    if (dark === null || now < dark.from || hourAt(storm, now) < 0) return health
    if (now < dark.to)
      return health.state === 'OFFLINE' && health.since <= dark.from
        ? health
        : { state: 'OFFLINE', since: dark.from, lastSeenAt: dark.from }
    return health.since >= dark.to ? health : { ...health, since: health.state === 'OFFLINE' ? health.since : dark.to }
  }
}
