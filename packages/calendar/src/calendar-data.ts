/** A day that differs from its weekday: `day` is `2025-04-30`, `name` says why. */
export interface NamedDay {
  readonly day: string
  readonly name: string
  /** The notice was announced and its text not seen: the day may still change. */
  readonly provisional?: boolean | undefined
  readonly note?: string | undefined
}

/** What is decided for one year. `provisional`: its notice is not out, the days follow the law and habit. */
export interface CalendarYear {
  readonly year: number
  readonly provisional: boolean
  readonly source: string
  /** Only days that the weekday alone would make working days: each paid holiday stands where it is taken. */
  readonly daysOff: readonly NamedDay[]
  /** Rest days on which work is made up. */
  readonly workedDays: readonly NamedDay[]
}

/** A working calendar as data (DOMAIN §2.4): hours of every working day as `HH:MM`, rest weekdays with Monday as 1. */
export interface CalendarData {
  readonly id: string
  readonly source: string
  readonly hours: readonly (readonly [from: string, to: string])[]
  readonly restWeekdays: readonly number[]
  /** Same-day procedures received later than this are due on the next working day; 15:00 when absent. */
  readonly sameDayUntil?: string | undefined
  /** Whether days off inside a term of calendar days are not counted; they are, when absent. */
  readonly calendarTermsSkipDaysOff?: boolean | undefined
  readonly years: readonly CalendarYear[]
}

/** A mistake in a calendar's data; the sentence names the place, whoever keeps the data must act. */
export class CalendarError extends Error {
  readonly code: 'hours' | 'weekday' | 'year' | 'day'

  constructor(code: CalendarError['code'], sentence: string) {
    super(sentence)
    this.name = 'CalendarError'
    this.code = code
  }
}
