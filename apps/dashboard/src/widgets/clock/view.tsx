import './clock.css'
import { dayOf, isoDay } from '@toan-canh/calendar'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { clockText, dayText, weekdayText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { useMinute } from '../use-cover.ts'
import type { WidgetProps } from '../widget.ts'

/** Digits as high as the room lets them be: five of them beside each other, and two lines below. */
function digitSize(width: number, height: number): number {
  return Math.max(90, Math.min(width / 3.1, height - 230, 480))
}

/** The server's clock, the date, and whether it is a working day by the calendar of the catalogue. */
export function ClockView({ title, width, height }: WidgetProps) {
  const now = useMinute()
  const today = dayOf(now)
  const iso = isoDay(today)
  const { data } = useQuery(queries.calendar(iso, iso))
  const rest = data?.rest.find(({ day }) => day === iso)
  const kind = data === undefined ? null : rest === undefined ? text.widget.workday : (rest.name ?? text.widget.restday)
  return (
    <section className="block clock">
      <div className="block-head">
        <h2 className="block-title cut">{title}</h2>
      </div>
      <time className="clock-time num grow" style={{ fontSize: px(digitSize(width, height)) }}>
        {clockText(now)}
      </time>
      <p className="clock-day cut">
        {weekdayText(today)}, {dayText(today)}
      </p>
      <p className="clock-kind cut">{kind ?? '\u00A0'}</p>
    </section>
  )
}
