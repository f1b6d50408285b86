import type { Chance } from '../chance.ts'
import { type Opening, flagBits } from '../lifecycle.ts'
import type { Procedure } from '../register/read-register.ts'
import type { UnitCharacter } from '../register/unit-character.ts'
import { type SampleDay, type Second, daySeconds, never, sampleDayOf } from '../sample-time.ts'
import { type WorkTime, workDaySeconds } from '../work-time.ts'
import { counterTime, eveningTime, queueTime, restDayTime } from './day-rhythm.ts'
import { type DrawSetting, centreAgency } from './draw-setting.ts'

const postShare = 0.025
const unnamedChannelShare = 0.01
/** Of a day's online dossiers: sent the evening before, and sent on each rest day before. */
const eveningShare = 0.16
const perRestDayShare = 0.11
const mostRestShare = 0.45
/** Same-day results are promised for the next working day after this hour (DOMAIN §2.4). */
const sameDayUntil = 15 * 3600
const oldCodeShare = 0.03

interface Arrival {
  readonly submitted: Second
  readonly received: Second
}

/** When an online dossier is sent and when it is taken in, on a working day. */
function onlineArrival(chance: Chance, workTime: WorkTime, day: SampleDay): Arrival {
  const restDays = day - workTime.dayBefore(day) - 1
  const restShare = Math.min(mostRestShare, perRestDayShare * restDays)
  const even = chance.next()
  const midnight = day * daySeconds
  if (even < restShare) {
    const restDay = day - 1 - chance.below(restDays)
    return { submitted: restDay * daySeconds + restDayTime(chance), received: midnight + queueTime(chance, 3.5) }
  }
  if (even < restShare + eveningShare) {
    return { submitted: (day - 1) * daySeconds + eveningTime(chance), received: midnight + queueTime(chance, 2.5) }
  }
  const received = midnight + counterTime(chance)
  const waited = 60 + Math.floor(Math.min(3 * 3600, chance.around(1500, 0.8)))
  return { submitted: received - waited, received }
}

function arrivalOf(
  chance: Chance,
  { workTime, day, isOnline }: { workTime: WorkTime; day: SampleDay; isOnline: boolean },
): Arrival {
  if (isOnline) return onlineArrival(chance, workTime, day)
  const received = day * daySeconds + counterTime(chance)
  return { submitted: received, received }
}

function channelOf(chance: Chance, procedure: Procedure, character: UnitCharacter): Opening['channel'] {
  if (procedure.isOnline && chance.is(character.online)) return 2
  if (chance.is(postShare)) return 3
  return chance.is(unnamedChannelShare) ? 0 : 1
}

function flagsOf(
  chance: Chance,
  procedure: Procedure,
  { character, isOnline }: { character: UnitCharacter; isOnline: boolean },
): number {
  const lift = isOnline ? 1 : 0.82
  return (
    (chance.is(character.digitised * lift) ? flagBits.digitised : 0) |
    (chance.is(character.electronicResult * lift) ? flagBits.electronicResult : 0) |
    (chance.is(character.reused * lift) ? flagBits.reused : 0) |
    (chance.is(0.9) ? flagBits.dueIncludesPauses : 0) |
    (!isOnline && chance.is(oldCodeShare) ? flagBits.oldCode : 0) |
    (procedure.isFeeBearing && chance.is(0.92) ? flagBits.feeBearing : 0) |
    (chance.is(0.7) ? flagBits.nationalPayment : 0)
  )
}

/** When the result is promised: at closing time of the same day, or of the term's last working day (DOMAIN §2.4). */
function promisedDue(workTime: WorkTime, received: Second, termDays: number): Second {
  const day = sampleDayOf(received)
  const isLate = termDays === 0 && received - day * daySeconds > sameDayUntil
  const worked = workTime.worked(day * daySeconds) + (isLate ? 2 : termDays + 1) * workDaySeconds
  return workTime.until(worked)
}

function receiverOf(
  chance: Chance,
  setting: DrawSetting,
  { unit, isCommune }: { unit: number; isCommune: boolean },
): number {
  if (isCommune) return chance.is(0.96) ? unit : setting.pickCommune(chance)
  return chance.is(0.55) ? setting.unitOfAgency(centreAgency) : setting.pickCommune(chance)
}

function paidAt(chance: Chance, { received, share }: { received: Second; share: number }): Second {
  return chance.is(share) ? received + 15 + chance.below(600) : never
}

/** A dossier received on a working day: what, where, by which way, when, and until when. */
export function drawOpening(chance: Chance, setting: DrawSetting, day: SampleDay): Opening {
  const { workTime } = setting
  const index = setting.pickProcedure(chance)
  const procedure = setting.procedureAt(index)
  const isCommune = procedure.agency === 'xa'
  const unit = isCommune ? setting.pickCommune(chance) : setting.unitOfAgency(procedure.agency)
  const character = setting.characterAt(unit)
  const channel = channelOf(chance, procedure, character)
  const isOnline = channel === 2
  const { submitted, received } = arrivalOf(chance, { workTime, day, isOnline })
  const flags = flagsOf(chance, procedure, { character, isOnline })
  const paysOnline = (flags & flagBits.feeBearing) === 0 ? 0 : character.paidOnline * (isOnline ? 1 : 0.35)
  const paid = paidAt(chance, { received, share: paysOnline })
  const firstLook = workTime.at(workTime.worked(received) + 90 + chance.below(procedure.termDays === 0 ? 600 : 5400))
  const receiver = receiverOf(chance, setting, { unit, isCommune })
  return {
    procedure: index,
    unit,
    receiver,
    channel,
    flags,
    submitted,
    received,
    started: firstLook === paid ? firstLook + 1 : firstLook,
    paid,
    due: promisedDue(workTime, received, procedure.termDays),
  }
}

/** A submission that is not accepted: looked at on a working day, never received. */
export function drawRefusal(
  chance: Chance,
  setting: DrawSetting,
  day: SampleDay,
): Opening & { readonly refusedAt: Second } {
  const opening = drawOpening(chance, setting, day)
  const refusedAt = opening.received + 30
  return { ...opening, received: never, started: never, paid: never, due: never, refusedAt }
}
