import { type Day, isoDay, type Period } from '@toan-canh/calendar'
import type { IndicatorView } from '@toan-canh/contract'
import { changeText, shortDayText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'

/** A change as it is written: rates change by points, counts by so many. */
export function changeWords(change: number, indicator: Pick<IndicatorView, 'unit' | 'decimals'>): string {
  const written = changeText(change, indicator.decimals)
  return indicator.unit === '%' ? `${written}\u00A0${text.desk.points}` : written
}

function dayOfMonth(day: Day): string {
  return isoDay(day).slice(8)
}

/** A period in a column head: `T10`, `T11/24`, `Q3`, `01–05/11`, with its year where that is another than now. */
export function briefPeriod(period: Period, today: Day): string {
  const { id, kind, from, to } = period
  const year = id.slice(2, 4)
  const tail = id.slice(0, 4) === isoDay(today).slice(0, 4) ? '' : `/${year}`
  switch (kind) {
    case 'month':
      return `T${Number(id.slice(5))}${tail}`
    case 'quarter':
    case 'half':
    case 'week':
      return `${id.slice(5)}${tail}`
    case 'year':
      return id
    case 'day':
      return shortDayText(from)
    case 'rolling': {
      const end = shortDayText(to)
      if (from === to) return end
      return end.slice(3) === shortDayText(from).slice(3)
        ? `${dayOfMonth(from)}–${end}`
        : `${shortDayText(from)}–${end}`
    }
    default:
      return id
  }
}
