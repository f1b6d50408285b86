import { type Day, dayOf, type Instant, isoDay, startOfDay, weekdayOf } from '@toan-canh/calendar'
import type { Programme, Slot, WallView } from '@toan-canh/contract'

/** What the programme of a wall is reckoned from. */
export type ProgrammedWall = Pick<WallView, 'programmes' | 'slots' | 'otherwise' | 'days'>

/** The programme that runs at an instant, since when, and until when at the latest this stands. */
export interface RunningProgramme {
  readonly programme: Programme
  readonly since: Instant
  readonly until: Instant
}

const minuteMs = 60_000

function clockMs(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return (hour * 60 + minute) * minuteMs
}

/** Days beyond those the wall knows of are judged by weekday: Saturday and Sunday are rest. */
function isRest(day: Day, { days }: ProgrammedWall): boolean {
  const iso = isoDay(day)
  return iso < days.from || iso > days.to ? weekdayOf(day) > 5 : days.rest.includes(iso)
}

function runsOn(day: Day, { days }: Slot, wall: ProgrammedWall): boolean {
  if (days === 'every') return true
  if (days === 'working' || days === 'rest') return isRest(day, wall) === (days === 'rest')
  return days.includes(weekdayOf(day))
}

interface Run {
  readonly programme: string
  readonly from: Instant
  readonly to: Instant
}

/** The runs of today's slots and of those that began yesterday, in the order of the slots. */
function runsAround(today: Day, wall: ProgrammedWall): Run[] {
  return wall.slots.flatMap((slot) =>
    [today, today - 1]
      .filter((day) => runsOn(day, slot, wall))
      .map((day) => ({
        programme: slot.programme,
        from: startOfDay(day) + clockMs(slot.from),
        to: startOfDay(slot.to > slot.from ? day : day + 1) + clockMs(slot.to),
      })),
  )
}

/** The programme of a wall by its id; throws when there is none. */
export function programmeOf(id: string, wall: ProgrammedWall): Programme {
  const programme = wall.programmes.find((each) => each.id === id)
  if (programme === undefined) throw new Error(`the wall has no programme ${id}`)
  return programme
}

/** The programme at an instant: that of the first slot that covers it, else the one for all other hours, which begins anew at midnight. */
export function programmeAt(wall: ProgrammedWall, now: Instant): RunningProgramme {
  const today = dayOf(now)
  const runs = runsAround(today, wall)
  const own = runs.find(({ from, to }) => from <= now && now < to)
  const edges = [...runs.flatMap(({ from, to }) => [from, to]), startOfDay(today), startOfDay(today + 1)]
  const until = Math.min(...edges.filter((edge) => edge > now))
  if (own !== undefined) return { programme: programmeOf(own.programme, wall), since: own.from, until }
  const ended = runs.map(({ to }) => to).filter((to) => to <= now)
  return {
    programme: programmeOf(wall.otherwise, wall),
    since: Math.max(startOfDay(today), ...ended),
    until,
  }
}
