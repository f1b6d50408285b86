import type { Chance } from '../chance.ts'
import { evenOf } from '../chance.ts'
import { type Detour, type Lifecycle, type Opening, dueWork } from '../lifecycle.ts'
import { type Second, daySeconds, never } from '../sample-time.ts'
import { workDaySeconds } from '../work-time.ts'
import { courseInTerm, endOtherwise, endsOtherwise, noDetour, safeSeconds } from './draw-course.ts'
import { drawDelivery } from './draw-delivery.ts'
import { drawPauses } from './draw-pauses.ts'
import type { DrawSetting } from './draw-setting.ts'

const extendedShare = 0.12
const apologyShare = 0.6
const movedShare = 0.002
const reopenedShare = 0.0003
const deletedShare = 0.0003
const medianDelayDays = 1.4
const longestDelayDays = 35
const monthSeconds = 30 * daySeconds

function detourOf({ detour }: Lifecycle): Detour {
  return detour ?? noDetour
}

/** The same dossier ended after its due date, at the latest before a working second; with an apology, or without. */
export function endLate(
  chance: Chance,
  setting: DrawSetting,
  { life, beforeWork = Infinity }: { readonly life: Lifecycle; readonly beforeWork?: number },
): Lifecycle {
  const { workTime } = setting
  const due = dueWork(workTime, life)
  const delay = Math.floor(Math.min(longestDelayDays, chance.around(medianDelayDays, 1)) * workDaySeconds)
  const room = beforeWork - due - 2 * safeSeconds
  const endWork = due + safeSeconds + (delay < room ? delay : chance.below(Math.max(1, room)))
  const closed = workTime.at(endWork)
  const apologyAt = workTime.at(due + 60 + chance.below(endWork - due - 120))
  const apology = chance.is(apologyShare) ? { at: apologyAt, due: null } : null
  const delivered = drawDelivery(chance, workTime, { opening: life, closed })
  return { ...life, closed, delivered, detour: apology === null ? life.detour : { ...detourOf(life), apology } }
}

/** The same dossier given more time shortly before its due date, with an apology, and ended within it (form 04). */
function endExtended(chance: Chance, setting: DrawSetting, life: Lifecycle): Lifecycle {
  const { workTime } = setting
  const first = dueWork(workTime, life)
  const more = (2 + chance.below(9)) * workDaySeconds
  const apology = { at: workTime.at(first - 1200), due: workTime.until(workTime.worked(life.due) + more) }
  const closed = workTime.at(first + chance.below(more - safeSeconds))
  return {
    ...life,
    closed,
    delivered: drawDelivery(chance, workTime, { opening: life, closed }),
    detour: { ...detourOf(life), apology },
  }
}

/** Units have better and worse months. */
function lateShare({ characterAt, seed }: DrawSetting, { unit, received }: Opening): number {
  return characterAt(unit).late * (0.6 + 0.8 * evenOf(seed, unit, Math.floor(received / monthSeconds), 9))
}

/** The same dossier, late when chance has it that its unit is. */
export function perhapsLate(chance: Chance, setting: DrawSetting, life: Lifecycle): Lifecycle {
  if (setting.procedureAt(life.procedure).termDays === 0 || !chance.is(lateShare(setting, life))) return life
  return chance.is(extendedShare) ? endExtended(chance, setting, life) : endLate(chance, setting, { life })
}

function reopenedOf(chance: Chance, { workTime }: DrawSetting, life: Lifecycle): Lifecycle {
  const ended = workTime.worked(life.closed)
  const at = workTime.at(ended + Math.floor((0.4 + 3 * chance.next()) * workDaySeconds))
  const closed = workTime.at(workTime.worked(at) + Math.floor((0.3 + 2 * chance.next()) * workDaySeconds))
  const reopened = { at, closed, delivered: drawDelivery(chance, workTime, { opening: life, closed }) }
  return { ...life, delivered: life.delivered < at ? life.delivered : never, detour: { ...detourOf(life), reopened } }
}

function movedFrom(chance: Chance, setting: DrawSetting, life: Lifecycle): Lifecycle {
  const at: Second = setting.workTime.at(setting.workTime.worked(life.started) + 300)
  return { ...life, detour: { ...detourOf(life), moved: { at, unit: setting.pickCommune(chance) } } }
}

/** Everything that may happen to a received dossier, at the rates of an ordinary month. */
export function drawUsualCourse(chance: Chance, setting: DrawSetting, opening: Opening): Lifecycle {
  const inTerm = courseInTerm(chance, setting, { opening, pauses: drawPauses(chance, setting, opening) })
  if (endsOtherwise(chance, setting, opening)) return endOtherwise(chance, setting, inTerm)
  const life = perhapsLate(chance, setting, inTerm)
  const procedure = setting.procedureAt(opening.procedure)
  if (procedure.agency === 'xa' && procedure.termDays > 0 && chance.is(movedShare))
    return movedFrom(chance, setting, life)
  if (chance.is(reopenedShare)) return reopenedOf(chance, setting, life)
  if (!chance.is(deletedShare)) return life
  const deletedAt = opening.submitted + 3600 + chance.below(3 * daySeconds)
  return { ...life, detour: { ...detourOf(life), deletedAt } }
}
