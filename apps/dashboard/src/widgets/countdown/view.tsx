import './countdown.css'
import { dayOf, isoDay } from '@toan-canh/calendar'
import { type CountdownConfig, daysOffLimit } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { clockText, dayText, numberText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { NoticeBlock } from '../notice-block.tsx'
import { useMinute } from '../use-cover.ts'
import type { WidgetProps } from '../widget.ts'
import { type Countdown, endOf, toCountdown } from './to-countdown.ts'

/** From so many days on nobody counts hours. */
const manyDays = 10

/** The two largest measures that are not empty, in words. */
function measuresOf({ days, hours, minutes }: Countdown): readonly (readonly [value: number, words: string])[] {
  const { days: dayWord, hours: hourWord, minutes: minuteWord } = text.widget
  if (days >= manyDays) return [[days, dayWord]]
  if (days > 0) {
    return [
      [days, dayWord],
      [hours, hourWord],
    ]
  }
  if (hours === 0) return [[minutes, minuteWord]]
  return [
    [hours, hourWord],
    [minutes, minuteWord],
  ]
}

/** Working days from tomorrow to a day, by the calendar; `null` while it has not answered or the span is too long to ask for. */
function useWorkdays(from: number, to: number): number | null {
  const isWanted = to > from && to - from < daysOffLimit
  const { data } = useQuery({ ...queries.calendar(isoDay(from), isoDay(to)), enabled: isWanted })
  if (!isWanted || data === undefined) return null
  return to - from - data.rest.filter(({ day }) => day !== isoDay(from)).length
}

/** What is left in its two largest measures, below it until when, how many working days, and on whose word. */
export function CountdownView({ title, config, width }: WidgetProps & { readonly config: CountdownConfig }) {
  const now = useMinute()
  const at = endOf(config.to, now)
  const countdown = toCountdown(at, now)
  const workdays = useWorkdays(dayOf(now), dayOf(at))
  return (
    <NoticeBlock title={title} width={width} isStale={countdown.isPast} foot={config.basis} owner={config.owner}>
      <div className="countdown grow">
        <p className="countdown-value">
          <span>{countdown.isPast ? text.widget.passed : text.widget.remaining}</span>
          {measuresOf(countdown).map(([value, words]) => (
            <span key={words}>
              <b className="num">{numberText(value)}</b> {words}
            </span>
          ))}
        </p>
        <p className="countdown-at">
          {clockText(at)} {dayText(dayOf(at))}
          {workdays === null || countdown.isPast ? '' : ` · ${text.widget.workdaysLeft(numberText(workdays))}`}
        </p>
      </div>
    </NoticeBlock>
  )
}
