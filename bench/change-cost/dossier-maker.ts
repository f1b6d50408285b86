import { type Instant, type Term, type WorkCalendar, dayOf, startOfDay } from '@toan-canh/calendar'
import type { Case, UnitCode } from '@toan-canh/contract'
import { type Chance, createChance } from '../measure/chance.ts'

const hourMs = 3_600_000
const openingHour = 7
const openHours = 9.5
const shareLate = 0.012
const sharePaused = 0.04
const terms: readonly [Term, ...Term[]] = [
  { unit: 'working_day', count: 3 },
  { unit: 'working_day', count: 5 },
  { unit: 'same_day' },
  { unit: 'working_day', count: 10 },
  { unit: 'working_day', count: 15 },
  { unit: 'calendar_day', count: 30 },
]

export interface Setting {
  readonly units: readonly [UnitCode, ...UnitCode[]]
  readonly fields: readonly [string, ...string[]]
  readonly calendar: WorkCalendar
  readonly firstDay: number
}

/** Makes dossiers of a province, the same in each run: units and fields unevenly, working days and terms as they are. */
export class DossierMaker {
  readonly #setting: Setting
  readonly #chance: Chance
  #made = 0

  constructor(setting: Setting, seed: number) {
    this.#setting = setting
    this.#chance = createChance(seed)
  }

  /** A dossier received on some working day up to `now`, as it stands then. */
  past(now: Instant): Case {
    const { firstDay, calendar } = this.#setting
    const last = dayOf(now)
    const day = calendar.nextWorkingDay(firstDay + this.#chance.below(last - firstDay + 1))
    const openedAt = startOfDay(day > last ? last : day) + (openingHour + this.#chance.share() * openHours) * hourMs
    return this.#caseOf(Math.min(Math.floor(openedAt), now), now)
  }

  /** A dossier received in the hour before `now`. */
  received(now: Instant): Case {
    return this.#caseOf(Math.floor(now - this.#chance.share() * hourMs), now)
  }

  #caseOf(openedAt: Instant, now: Instant): Case {
    const chance = this.#chance
    const { units, fields, calendar } = this.#setting
    const term = chance.oneOf(terms)
    const dueAt = calendar.dueAt({ receivedAt: openedAt, term })
    const wouldTake = (dueAt - openedAt) * (0.15 + 0.8 * chance.share())
    const late = chance.share() < shareLate ? chance.wait(48 * hourMs) : 0
    const closedAt = Math.floor(late === 0 ? openedAt + wouldTake : dueAt + 1 + late)
    const isClosed = closedAt <= now
    const isPaused = !isClosed && chance.share() < sharePaused
    const pausedFrom = openedAt + Math.floor((now - openedAt) * 0.5)
    this.#made += 1
    const isOnlineOffered = chance.share() < 0.85
    return {
      shape: 'case',
      kind: 'dossier',
      id: `H42-${String(this.#made).padStart(8, '0')}`,
      unit: chance.oneOf(units),
      changedAt: isClosed ? closedAt : isPaused ? pausedFrom : openedAt,
      submittedAt: openedAt - Math.floor(chance.wait(hourMs)),
      openedAt,
      dueAt,
      dueIncludesPauses: true,
      closedAt: isClosed ? closedAt : null,
      pauses: isPaused ? [{ from: pausedFrom, to: null, reason: 'supplement' }] : [],
      state: isClosed ? 'closed' : isPaused ? 'paused' : 'open',
      slices: { field: chance.oneOf(fields), channel: isOnlineOffered && chance.share() < 0.8 ? 'online' : 'direct' },
      flags: {
        onlineOffered: isOnlineOffered,
        feeBearing: chance.share() < 0.6,
        paidOnline: chance.share() < 0.5,
        digitised: isClosed && chance.share() < 0.8,
        reused: chance.share() < 0.4,
        eResult: isClosed,
      },
    }
  }
}
