import type { Chance } from '../chance.ts'
import { type Lifecycle, dueWork } from '../lifecycle.ts'
import { type Second, daySeconds } from '../sample-time.ts'
import { firstEndWork, safeSeconds } from './draw-course.ts'
import { drawDelivery } from './draw-delivery.ts'
import type { DrawSetting } from './draw-setting.ts'
import { endLate } from './draw-usual-course.ts'

/** Who is moved over the month's end is drawn among those that end within so many days of it. */
const spreadSeconds = 5 * daySeconds

function closedAt(
  chance: Chance,
  { workTime }: DrawSetting,
  { life, work }: { life: Lifecycle; work: number },
): Lifecycle {
  const closed = workTime.at(work)
  return { ...life, closed, delivered: drawDelivery(chance, workTime, { opening: life, closed }) }
}

/** The dossiers open or received in a month, each ending in its term, and the first second after the month. */
export interface MonthOfLives {
  readonly lives: readonly Lifecycle[]
  readonly monthEnd: Second
}

interface Candidate {
  readonly index: number
  readonly key: number
}

/** The candidates with the smallest keys; throws when there are not enough of them. */
function smallest(candidates: readonly Candidate[], count: number, what: string): number[] {
  if (candidates.length < count)
    throw new RangeError(`the published month needs ${count} dossiers ${what}, has ${candidates.length}`)
  return candidates
    .toSorted((a, b) => a.key - b.key || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => index)
}

function candidatesOf(lives: readonly Lifecycle[], keyOf: (life: Lifecycle) => number | null): Candidate[] {
  return lives.flatMap((life, index) => {
    const key = keyOf(life)
    return key === null ? [] : [{ index, key }]
  })
}

function changed(
  lives: readonly Lifecycle[],
  indexes: readonly number[],
  change: (life: Lifecycle) => Lifecycle,
): Lifecycle[] {
  const chosen = new Set(indexes)
  return lives.map((life, index) => (chosen.has(index) ? change(life) : life))
}

/** Moves ends over the month's end, in either direction, until exactly so many lie within the month. */
export function settleResolved(
  chance: Chance,
  setting: DrawSetting,
  { lives, resolved, monthEnd }: MonthOfLives & { readonly resolved: number },
): Lifecycle[] {
  const { workTime } = setting
  const endWork = workTime.worked(monthEnd)
  const excess = lives.filter(({ closed }) => closed < monthEnd).length - resolved
  if (excess > 0) {
    const latest = candidatesOf(lives, (life) =>
      life.closed < monthEnd && dueWork(workTime, life) > endWork + 3 * safeSeconds
        ? chance.next() * spreadSeconds - life.closed
        : null,
    )
    return changed(lives, smallest(latest, excess, 'to end later'), (life) => {
      const room = dueWork(workTime, life) - endWork - 2 * safeSeconds
      return closedAt(chance, setting, { life, work: endWork + safeSeconds + chance.below(room) })
    })
  }
  const firstWork = (life: Lifecycle) => firstEndWork(setting, life, life.detour?.pauses ?? []) + safeSeconds
  const soonest = candidatesOf(lives, (life) =>
    life.closed >= monthEnd && firstWork(life) < endWork - 2 * safeSeconds
      ? life.closed + chance.next() * spreadSeconds
      : null,
  )
  return changed(lives, smallest(soonest, -excess, 'to end sooner'), (life) => {
    const first = firstWork(life)
    return closedAt(chance, setting, { life, work: first + chance.below(endWork - safeSeconds - first) })
  })
}

/** Ends exactly so many dossiers late within the month, at each unit in proportion to how it works. */
export function settleLate(
  chance: Chance,
  setting: DrawSetting,
  { lives, late, monthEnd }: MonthOfLives & { readonly late: number },
): Lifecycle[] {
  const { workTime } = setting
  const beforeWork = workTime.worked(monthEnd)
  const candidates = candidatesOf(lives, (life) => {
    const hasTerm = setting.procedureAt(life.procedure).termDays > 0
    const fits = hasTerm && life.closed < monthEnd && dueWork(workTime, life) < beforeWork - 4 * safeSeconds
    return fits ? -Math.log(1 - chance.next()) / setting.characterAt(life.unit).late : null
  })
  return changed(lives, smallest(candidates, late, 'to end late'), (life) =>
    endLate(chance, setting, { life, beforeWork }),
  )
}
