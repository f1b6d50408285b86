import { type Day, isoDay, type Period } from '@toan-canh/calendar'
import type { IndicatorView } from '@toan-canh/contract'
import { changeText, periodText, shortDayText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'

/** A change as it is written: rates change by points, counts by so many. */
export function changeWords(change: number, indicator: Pick<IndicatorView, 'unit' | 'decimals'>): string {
  const written = changeText(change, indicator.decimals)
  return indicator.unit === '%' ? `${written}\u00A0${deskText.points}` : written
}

function dayOfMonth(day: Day): string {
  return isoDay(day).slice(8)
}

/** A period in a column head: `T10`, `T11/24`, `Q3`, `01–05/11`, with its year where that is another than now. */
export function briefPeriod(period: Period, today: Day): string {
  const { id, kind, from, to } = period
  const year = (kind === 'rolling' ? isoDay(to) : id).slice(0, 4)
  const tail = year === isoDay(today).slice(0, 4) ? '' : `/${year.slice(2)}`
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
      return `${shortDayText(from)}${tail}`
    case 'rolling': {
      const end = `${shortDayText(to)}${tail}`
      if (from === to) return end
      const isSameMonth = shortDayText(from).slice(3) === shortDayText(to).slice(3)
      return `${isSameMonth ? dayOfMonth(from) : shortDayText(from)}–${end}`
    }
    default:
      return id
  }
}

/** A period that something is compared with: by its name, rolling days by their dates. */
export function comparedText(period: Period, today: Day): string {
  return period.kind === 'rolling' ? briefPeriod(period, today) : periodText(period)
}
