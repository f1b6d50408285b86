import { createWorkCalendar, type Day, isoDay, parseDay, weekdayOf } from '@toan-canh/calendar'
import { type DaysOff, daysOffLimit } from '@toan-canh/contract'
import type { Catalogue } from '../catalogue/load-catalogue.ts'
import { HttpProblem } from './problem.ts'

interface Span {
  readonly from: string
  readonly to: string
}

function daysOf({ from, to }: Span): readonly Day[] {
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first === null || last === null || last < first)
    throw new HttpProblem('bad_request', `from, to: ${from} đến ${to} không phải một khoảng ngày`)
  if (last - first >= daysOffLimit)
    throw new HttpProblem('out_of_bounds', `Một lần hỏi lịch nhiều nhất ${daysOffLimit} ngày`)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** GET /api/v1/calendar */
export function calendar({ calendars }: Catalogue, { id, ...span }: Span & { readonly id: string }): DaysOff {
  const data = calendars.get(id)
  if (data === undefined) throw new HttpProblem('not_found', `Không có lịch ${id}`)
  const { isWorkingDay, isProvisional } = createWorkCalendar(data)
  const days = daysOf(span)
  const named = new Map(
    data.years.flatMap((year) => [...year.daysOff, ...year.workedDays]).map(({ day, name }) => [day, name]),
  )
  const told = (day: Day) => ({
    day: isoDay(day),
    name: named.get(isoDay(day)) ?? null,
    isProvisional: isProvisional(day),
  })
  return {
    id,
    ...span,
    rest: days.filter((day) => !isWorkingDay(day)).map(told),
    worked: days.filter((day) => isWorkingDay(day) && data.restWeekdays.includes(weekdayOf(day))).map(told),
  }
}
