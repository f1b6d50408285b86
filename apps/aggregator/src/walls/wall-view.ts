import { createWorkCalendar, type Day, isoDay } from '@toan-canh/calendar'
import type { WallView } from '@toan-canh/contract'
import type { Centre } from '../centre/open-centre.ts'
import { WallRefusal } from './wall-refusal.ts'

/** A screen without its centre knows the rest days of so many days to come. */
const knownDays = 120

/** Gives walls as their outputs need them, with the rest days around today; made once a day. */
export function wallViews({ catalogue, today }: Pick<Centre, 'catalogue' | 'today'>): (id: string) => WallView {
  const made = new Map<string, { readonly day: Day; readonly view: WallView }>()
  return (id) => {
    const day = today()
    const known = made.get(id)
    if (known?.day === day) return known.view
    const wall = catalogue.walls.get(id)
    const calendar = wall === undefined ? undefined : catalogue.calendars.get(wall.calendar)
    if (wall === undefined || calendar === undefined) throw new WallRefusal('not_found', `Không có tường ${id}`)
    const { isWorkingDay } = createWorkCalendar(calendar)
    const days = Array.from({ length: knownDays }, (_, at) => day - 1 + at)
    const rest = days.filter((each) => !isWorkingDay(each)).map(isoDay)
    const view = { ...wall, days: { from: isoDay(day - 1), to: isoDay(day + knownDays - 2), rest } }
    made.set(id, { day, view })
    return view
  }
}
