import { parseDay } from '@toan-canh/calendar'
import { type Chance, createChance } from '../chance.ts'
import { type Lifecycle, type Opening, dueWork } from '../lifecycle.ts'
import { type SampleDay, type Second, daySeconds, secondOfDay } from '../sample-time.ts'
import { apportion } from '../weighted.ts'
import { expectedReceptions } from './daily-volume.ts'
import { chanceOfDay, drawRefusals, receptionsOf } from './draw-day.ts'
import { drawPlainCourse, firstEndWork, safeSeconds } from './draw-course.ts'
import { drawDelivery } from './draw-delivery.ts'
import { drawOpening } from './draw-opening.ts'
import type { DrawSetting } from './draw-setting.ts'
import { drawUsualCourse, endLate, perhapsLate } from './draw-usual-course.ts'
import { publishedCounts } from './published-counts.ts'

function secondOf(isoDay: string): Second {
  const day = parseDay(isoDay)
  if (day === null) throw new RangeError(`${isoDay} is no day`)
  return secondOfDay(day)
}

const historyStart = secondOf('2025-10-01')
const monthStart = secondOf('2025-11-01')
const monthEnd = secondOf('2025-12-01')
const firstReceptionDay: SampleDay = 10
const mostTries = 12
const lastPauseEnd = monthEnd - 4 * daySeconds

/** The first working day whose dossiers are drawn by the rates of ordinary months again. */
export const firstOrdinaryDay: SampleDay = monthEnd / daySeconds

function workingDays({ workTime }: DrawSetting, from: SampleDay, before: SampleDay): SampleDay[] {
  return Array.from({ length: before - from }, (_, index) => from + index).filter((day) => workTime.isWorkingDay(day))
}

function lastSecondOf(life: Lifecycle): Second {
  const reopened = life.detour?.reopened
  return reopened === undefined || reopened === null ? life.closed : reopened.closed
}

/** A plain course that reaches into the month, as the usual one did, when a few draws find it. */
function drawReaching(chance: Chance, setting: DrawSetting, opening: Opening): Lifecycle {
  const draw = () => drawPlainCourse(chance, setting, { opening, pausesEndBy: lastPauseEnd })
  let life = draw()
  for (let tries = 1; tries < mostTries && life.closed < monthStart; tries += 1) life = draw()
  return life
}

/** Dossiers received before the month: those that reach into it take a plain course, so that they end by its rules. */
function drawBefore(setting: DrawSetting): Lifecycle[] {
  return workingDays(setting, firstReceptionDay, monthStart / daySeconds).flatMap((day) => {
    const [chance, plain] = [chanceOfDay(setting, day), createChance(setting.seed, day, 4)]
    return Array.from({ length: receptionsOf(setting, day) }, () => {
      const opening = drawOpening(chance, setting, day)
      const usual = drawUsualCourse(chance, setting, opening)
      const reaches = lastSecondOf(usual) >= monthStart
      return reaches ? drawReaching(plain, setting, opening) : usual
    }).filter((life) => lastSecondOf(life) >= historyStart)
  })
}

function drawReceived(setting: DrawSetting, count: number): Lifecycle[] {
  const days = workingDays(setting, monthStart / daySeconds, monthEnd / daySeconds)
  const weights = days.map((day) => expectedReceptions(setting.workTime, { day, seed: setting.seed }))
  const counts = apportion(count, weights)
  return days.flatMap((day, index) => {
    const chance = chanceOfDay(setting, day)
    return Array.from({ length: counts[index] ?? 0 }, () =>
      drawPlainCourse(chance, setting, { opening: drawOpening(chance, setting, day), pausesEndBy: lastPauseEnd }),
    )
  })
}

function closedAt(
  chance: Chance,
  { workTime }: DrawSetting,
  { life, work }: { life: Lifecycle; work: number },
): Lifecycle {
  const closed = workTime.at(work)
  return { ...life, closed, delivered: drawDelivery(chance, workTime, { opening: life, closed }) }
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
function settleResolved(
  chance: Chance,
  setting: DrawSetting,
  { lives, resolved }: { lives: Lifecycle[]; resolved: number },
): Lifecycle[] {
  const { workTime } = setting
  const endWork = workTime.worked(monthEnd)
  const excess = lives.filter(({ closed }) => closed < monthEnd).length - resolved
  if (excess > 0) {
    const latest = candidatesOf(lives, (life) =>
      life.closed < monthEnd && dueWork(workTime, life) > endWork + 3 * safeSeconds
        ? chance.next() * 5 * daySeconds - life.closed
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
      ? life.closed + chance.next() * 5 * daySeconds
      : null,
  )
  return changed(lives, smallest(soonest, -excess, 'to end sooner'), (life) => {
    const first = firstWork(life)
    return closedAt(chance, setting, { life, work: first + chance.below(endWork - safeSeconds - first) })
  })
}

/** Ends exactly so many dossiers late within the month, at each unit in proportion to how it works. */
function settleLate(
  chance: Chance,
  setting: DrawSetting,
  { lives, late }: { lives: Lifecycle[]; late: number },
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

/**
 * All dossiers received before December 2025 that are seen since October, by quota: November's counts are exactly those of
 * `publishedCounts`, and nothing that happens later changes them (no withdrawal, move, re-opening or open pause in it).
 */
export function drawUntilPublished(setting: DrawSetting): Lifecycle[] {
  const counts = publishedCounts(setting.scale)
  const before = drawBefore(setting)
  const carried = before.filter((life) => life.closed >= monthStart)
  const received = drawReceived(setting, Math.max(0, counts.total - carried.length))
  const chance = createChance(setting.seed, 11)
  const settled = settleResolved(chance, setting, { lives: [...carried, ...received], resolved: counts.resolved })
  const judged = settleLate(chance, setting, { lives: settled, late: counts.late })
  const month = judged.map((life) => (life.closed >= monthEnd ? perhapsLate(chance, setting, life) : life))
  const refusals = workingDays(setting, historyStart / daySeconds, monthEnd / daySeconds).flatMap((day) =>
    drawRefusals(setting, day, receptionsOf(setting, day)),
  )
  return [...before.filter((life) => life.closed < monthStart), ...month, ...refusals].toSorted(
    (a, b) => a.submitted - b.submitted,
  )
}
