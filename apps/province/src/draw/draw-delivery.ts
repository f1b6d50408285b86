import type { Chance } from '../chance.ts'
import { type Opening, flagBits } from '../lifecycle.ts'
import { type Second, never } from '../sample-time.ts'
import { type WorkTime, workDaySeconds } from '../work-time.ts'

/** When the result is handed over: at once when it is electronic, else when somebody comes for it, or never. */
export function drawDelivery(
  chance: Chance,
  workTime: WorkTime,
  { opening, closed }: { readonly opening: Opening; readonly closed: Second },
): Second {
  if (opening.channel === 2 && (opening.flags & flagBits.electronicResult) !== 0) return closed + 30 + chance.below(600)
  const even = chance.next()
  if (even < 0.04) return never
  const waited = even < 0.55 ? 300 + chance.below(7200) : Math.min(40, chance.around(1.2, 0.8)) * workDaySeconds
  return Math.max(closed + 30, workTime.at(workTime.worked(closed) + Math.floor(waited)))
}
