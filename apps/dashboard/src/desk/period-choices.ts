import { type Day, type Period, periodAt, periodBefore } from '@toan-canh/calendar'
import { rollingPeriod } from './rolling-period.ts'

/** The kinds of period that the desk offers, in the order of its control; rolling ones by their length. */
export const periodChoices = ['day', 'week', 'month', 'quarter', 'half', 'year', '7d', '30d'] as const
export type PeriodChoice = (typeof periodChoices)[number]

const rollingDays = { '7d': 7, '30d': 30 } as const
/** How many periods back the list of a kind goes; that of rolling days steps by a day. */
const listed = { day: 92, week: 27, month: 25, quarter: 9, half: 5, year: 4, rolling: 92 } as const

/** The choice under which a period is offered; a rolling period of another length stands under the nearest. */
export function choiceOf(period: Period): PeriodChoice {
  if (period.kind !== 'rolling') return period.kind
  return period.to - period.from + 1 <= rollingDays['7d'] ? '7d' : '30d'
}

/** The period of a choice that ends with or holds a day. */
export function periodOfChoice(choice: PeriodChoice, day: Day): Period {
  if (choice === '7d' || choice === '30d') return rollingPeriod(rollingDays[choice], day) ?? periodAt('month', day)
  return periodAt(choice, day)
}

/** Another kind for what is looked at now: its last day, but no later than today. */
export function changeChoice(period: Period, choice: PeriodChoice, today: Day): Period {
  return periodOfChoice(choice, Math.min(period.to, today))
}

function runningOf(period: Period, today: Day): (back: number) => Period {
  const { kind, from, to } = period
  if (kind === 'rolling') return (back) => rollingPeriod(to - from + 1, today - back) ?? period
  const running = periodAt(kind, today)
  return (back) => periodBefore(running, back)
}

/** The periods of a list, newest first, from the running one back; the one that is looked at is always among them. */
export function listedPeriods(period: Period, today: Day): readonly Period[] {
  const periodBack = runningOf(period, today)
  const periods = Array.from({ length: listed[period.kind] }, (_, back) => periodBack(back))
  if (periods.some(({ id }) => id === period.id)) return periods
  return [...periods, period].toSorted((a, b) => b.from - a.from)
}
