import type { Instant } from '@toan-canh/calendar'
import { mix } from '../chance.ts'
import { drawDay } from '../draw/draw-day.ts'
import { type SettingSource, drawSetting } from '../draw/draw-setting.ts'
import { drawUntilPublished, firstOrdinaryDay } from '../draw/published-month.ts'
import type { Lifecycle } from '../lifecycle.ts'
import type { Register, SampleUnit } from '../register/read-register.ts'
import { instantOfSampleMs, sampleDayOf, sampleDays, sampleMsOf } from '../sample-time.ts'
import type { WorkTime } from '../work-time.ts'
import { DossierColumns, eventsOf } from './dossier-columns.ts'
import { dossierCode } from './dossier-code.ts'
import { EventIndex } from './event-index.ts'

/** A dossier of the last day may live so long: all of it must fit into the sample's tables. */
const longestLifeDays = 300
/** The last instant the sample knows; a clock that runs further stands still there. */
export const lastSampleInstant: Instant = instantOfSampleMs((sampleDays - longestLifeDays) * 86_400_000)

/** Milliseconds within a second at which everything of a dossier happens, so that stamps carry them. */
export function millisecondOf(index: number): number {
  return mix(index, 23) % 1000
}

/** The province as a function of seed, scale and instant: all that is drawn, indexed by time. */
export class SampleWorld {
  readonly register: Register
  readonly #setting
  readonly #columns = new DossierColumns()
  readonly #events = new EventIndex((a, b) =>
    compareText(this.codeOf(a, this.#columns.lifeAt(a)), this.codeOf(b, this.#columns.lifeAt(b))),
  )
  #nextDay = 0

  constructor(source: SettingSource) {
    this.register = source.register
    this.#setting = drawSetting(source)
  }

  get events(): EventIndex {
    return this.#events
  }

  get workTime(): WorkTime {
    return this.#setting.workTime
  }

  get columns(): DossierColumns {
    return this.#columns
  }

  /** Draws everything that can have begun until an instant. What was drawn before stays as it is. */
  advanceTo(instant: Instant): void {
    if (this.#nextDay === 0) {
      drawUntilPublished(this.#setting).forEach((life) => this.#add(life))
      this.#nextDay = this.#setting.workTime.dayAfter(firstOrdinaryDay - 1)
    }
    const { workTime } = this.#setting
    const today = sampleDayOf(Math.floor(sampleMsOf(instant) / 1000))
    while (workTime.dayBefore(this.#nextDay) <= today) {
      drawDay(this.#setting, this.#nextDay).forEach((life) => this.#add(life))
      this.#events.day(workTime.dayBefore(this.#nextDay) - 1)
      this.#nextDay = workTime.dayAfter(this.#nextDay)
    }
  }

  unitAt(index: number): SampleUnit {
    const unit = this.register.units[index]
    if (unit === undefined) throw new RangeError(`the sample's register has no unit ${index}`)
    return unit
  }

  codeOf(index: number, life: Lifecycle): string {
    return dossierCode(index, life, this.unitAt(life.unit))
  }

  #add(life: Lifecycle): void {
    const index = this.#columns.add(life)
    const ms = millisecondOf(index)
    for (const second of eventsOf(life)) this.#events.add(second * 1000 + ms, index)
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
