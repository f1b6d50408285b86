import type { Chance } from '../chance.ts'
import { type Detour, type EndStatus, type Lifecycle, type Opening, dueWork, pausedWork } from '../lifecycle.ts'
import { never } from '../sample-time.ts'
import { workDaySeconds } from '../work-time.ts'
import { closingOutOfHours } from './closing-out-of-hours.ts'
import { drawDelivery } from './draw-delivery.ts'
import { drawPauses } from './draw-pauses.ts'
import type { DrawSetting } from './draw-setting.ts'

export const noDetour: Detour = { pauses: [], moved: null, apology: null, reopened: null, deletedAt: never }

/** Kept between an end and its due date, so that no rounding to minutes turns one judgement into the other. */
export const safeSeconds = 1800
const onDueDayShare = 0.22
const otherEndShare = 0.016

/** The earliest working second at which a dossier may be ended. */
export function firstEndWork({ workTime }: DrawSetting, opening: Opening, pauses: Detour['pauses']): number {
  const paid = opening.paid === never ? opening.started : opening.paid
  const resumed = pauses.reduce((latest, { to }) => Math.max(latest, to), 0)
  return workTime.worked(Math.max(opening.started, paid, resumed)) + 120
}

function endOfSameDay(chance: Chance, { first, last }: { readonly first: number; readonly last: number }): number {
  return Math.min(first + Math.floor(chance.around(2400, 0.9)), last - safeSeconds)
}

/** A working second in time: on the due day, or earlier, more often late in the term than soon after reception. */
function endInTerm(chance: Chance, { first, last }: { readonly first: number; readonly last: number }): number {
  const latest = last - safeSeconds
  if (chance.is(onDueDayShare)) return Math.max(first, latest - chance.below(workDaySeconds - 2 * safeSeconds))
  const room = Math.max(0, last - workDaySeconds - first)
  return first + Math.floor(room * (1 - 0.9 * chance.next() ** 1.6))
}

/** The course without anything unusual but the pauses given: resolved in time. */
export function courseInTerm(
  chance: Chance,
  setting: DrawSetting,
  { opening, pauses }: { readonly opening: Opening; readonly pauses: Detour['pauses'] },
): Lifecycle {
  const { workTime } = setting
  const first = firstEndWork(setting, opening, pauses)
  const last = workTime.worked(opening.due) + pausedWork(workTime, pauses)
  const isSameDay = setting.procedureAt(opening.procedure).termDays === 0
  const regular = workTime.at(isSameDay ? endOfSameDay(chance, { first, last }) : endInTerm(chance, { first, last }))
  const closed = isSameDay ? regular : closingOutOfHours(chance, { regular, latest: workTime.at(last - safeSeconds) })
  const detour = pauses.length === 0 ? null : { ...noDetour, pauses }
  return { ...opening, closed, delivered: drawDelivery(chance, workTime, { opening, closed }), end: 9, detour }
}

/** The same dossier with its pauses drawn; `pausesEndBy` drops those that last longer, and second requests with them. */
export function drawPlainCourse(
  chance: Chance,
  setting: DrawSetting,
  { opening, pausesEndBy }: { readonly opening: Opening; readonly pausesEndBy: number },
): Lifecycle {
  const [pause] = drawPauses(chance, setting, opening)
  return courseInTerm(chance, setting, {
    opening,
    pauses: pause === undefined || pause.to > pausesEndBy ? [] : [pause],
  })
}

/** Another end than a result: withdrawn by the citizen, stopped, or refused after reception. */
export function endOtherwise(chance: Chance, setting: DrawSetting, life: Lifecycle): Lifecycle {
  const even = chance.next()
  const end: EndStatus = even < 0.78 ? 7 : even < 0.9 ? 8 : 3
  const first = firstEndWork(setting, life, life.detour?.pauses ?? [])
  const room = Math.max(60, dueWork(setting.workTime, life) - first - safeSeconds)
  return { ...life, end, closed: setting.workTime.at(first + chance.below(room)), delivered: never }
}

/** Whether a dossier with a term of days ends in another way than with a result. */
export function endsOtherwise(chance: Chance, setting: DrawSetting, opening: Opening): boolean {
  return setting.procedureAt(opening.procedure).termDays > 0 && chance.is(otherEndShare)
}
