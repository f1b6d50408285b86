import { createWorkCalendar, isoDay } from '@toan-canh/calendar'
import type { Wall, WallView } from '@toan-canh/contract'
import type { Catalogue } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { HttpProblem } from './problem.ts'

/** A screen without its centre knows the rest days of so many days to come. */
const knownDays = 120

/** GET /api/v1/walls */
export function walls({ walls: all }: Catalogue): { walls: Wall[] } {
  return { walls: [...all.values()] }
}

/** GET /api/v1/walls/:id */
export function wall({ catalogue, today }: Pick<Centre, 'catalogue' | 'today'>, { id }: { id: string }): WallView {
  const found = catalogue.walls.get(id)
  const calendar = found === undefined ? undefined : catalogue.calendars.get(found.calendar)
  if (found === undefined || calendar === undefined) throw new HttpProblem('not_found', `Không có tường ${id}`)
  const { isWorkingDay } = createWorkCalendar(calendar)
  const first = today() - 1
  const days = Array.from({ length: knownDays }, (_, at) => first + at)
  return {
    ...found,
    days: {
      from: isoDay(first),
      to: isoDay(first + knownDays - 1),
      rest: days.filter((day) => !isWorkingDay(day)).map(isoDay),
    },
  }
}
