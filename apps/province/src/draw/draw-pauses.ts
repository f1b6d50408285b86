import type { Chance } from '../chance.ts'
import type { Opening, SamplePause } from '../lifecycle.ts'
import type { Procedure } from '../register/read-register.ts'
import { waitsForTaxes } from '../register/unit-character.ts'
import { type Second, daySeconds } from '../sample-time.ts'
import { workDaySeconds } from '../work-time.ts'
import type { DrawSetting } from './draw-setting.ts'

const supplementShare = { days: 0.085, oneDay: 0.02 } as const
const secondSupplementShare = 0.04
const taxShare = 0.22
const longestDays = 25
const wakingHour = 7 * 3600

function supplementChance({ termDays }: Procedure): number {
  if (termDays === 0) return 0
  return termDays === 1 ? supplementShare.oneDay : supplementShare.days
}

/** Citizens answer at any hour but not in their sleep. */
function answeredAt(chance: Chance, from: Second, medianDays: number): Second {
  const days = Math.min(longestDays, chance.around(medianDays, 0.8))
  const at = from + 3600 + Math.floor(days * daySeconds)
  const timeOfDay = at % daySeconds
  return timeOfDay < wakingHour ? at - timeOfDay + wakingHour + chance.below(3 * 3600) : at
}

/** The stretches in which a dossier waits for its citizen, in order and apart; usually none. */
export function drawPauses(chance: Chance, { procedureAt, workTime }: DrawSetting, opening: Opening): SamplePause[] {
  const procedure = procedureAt(opening.procedure)
  const isSupplement = chance.is(supplementChance(procedure))
  if (!isSupplement && !(waitsForTaxes(procedure) && chance.is(taxShare))) return []
  const reason = isSupplement ? 'bo_sung' : 'nghia_vu_tai_chinh'
  const share = 0.1 + 0.45 * chance.next()
  const worked = workTime.worked(opening.started) + Math.floor(share * procedure.termDays * workDaySeconds * 0.8) + 1200
  const from = workTime.at(worked)
  const pause: SamplePause = { from, to: answeredAt(chance, from, isSupplement ? 2.4 : 3), reason }
  if (!isSupplement || !chance.is(secondSupplementShare)) return [pause]
  const again = workTime.at(workTime.worked(pause.to) + 3600)
  return [pause, { from: again, to: answeredAt(chance, again, 2), reason }]
}
