import type { Instant } from '@toan-canh/calendar'
import type { Score766Config } from './score-766-config.ts'

const vietnamMs = 7 * 3_600_000

/** The period that is asked for: its id, how the portal wants it said, its first and last day. */
export interface AskedPeriod {
  readonly id: string
  readonly body: Readonly<Record<string, string | number>>
  readonly firstDay: string
  readonly lastDay: string
}

function daysOf(year: number, month: number, months: number): Pick<AskedPeriod, 'firstDay' | 'lastDay'> {
  const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
  return { firstDay: iso(Date.UTC(year, month, 1)), lastDay: iso(Date.UTC(year, month + months, 0)) }
}

/** The last month that has ended in Vietnam, or the quarter or year that runs: those the portal gives. */
export function askedPeriod(every: Score766Config['every'], now: Instant): AskedPeriod {
  const today = new Date(now + vietnamMs)
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()]
  if (every === 'year') return { id: String(year), body: { timeType: every, year }, ...daysOf(year, 0, 12) }
  if (every === 'quarter') {
    const quarter = Math.floor(month / 3) + 1
    const body = { timeType: every, year, quarter }
    return { id: `${String(year)}-Q${String(quarter)}`, body, ...daysOf(year, (quarter - 1) * 3, 3) }
  }
  const ended = new Date(Date.UTC(year, month - 1, 1))
  const [ofYear, ofMonth] = [ended.getUTCFullYear(), ended.getUTCMonth()]
  const body = { timeType: every, year: ofYear, month: ofMonth + 1 }
  return { id: `${String(ofYear)}-${String(ofMonth + 1).padStart(2, '0')}`, body, ...daysOf(ofYear, ofMonth, 1) }
}
