import { parseDay } from '@toan-canh/calendar'
import { type Chance, createChance } from '../chance.ts'
import type { Lifecycle, Opening } from '../lifecycle.ts'
import { type SampleDay, type Second, daySeconds, secondOfDay } from '../sample-time.ts'
import { apportion } from '../weighted.ts'
import { expectedReceptions } from './daily-volume.ts'
import { chanceOfDay, drawRefusals, receptionsOf } from './draw-day.ts'
import { drawPlainCourse } from './draw-course.ts'
import { drawOpening } from './draw-opening.ts'
import type { DrawSetting } from './draw-setting.ts'
import { drawUsualCourse, perhapsLate } from './draw-usual-course.ts'
import { publishedCounts } from './published-counts.ts'
import { settleLate, settleResolved } from './settle-month.ts'

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
  const settled = settleResolved(chance, setting, {
    lives: [...carried, ...received],
    resolved: counts.resolved,
    monthEnd,
  })
  const judged = settleLate(chance, setting, { lives: settled, late: counts.late, monthEnd })
  const month = judged.map((life) => (life.closed >= monthEnd ? perhapsLate(chance, setting, life) : life))
  const refusals = workingDays(setting, historyStart / daySeconds, monthEnd / daySeconds).flatMap((day) =>
    drawRefusals(setting, day, receptionsOf(setting, day)),
  )
  return [...before.filter((life) => life.closed < monthStart), ...month, ...refusals].toSorted(
    (a, b) => a.submitted - b.submitted,
  )
}
