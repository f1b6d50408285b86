import './calendar.css'
import type { CalendarConfig } from '@toan-canh/contract'
import { memo, useMemo } from 'react'
import { itemsOf, useTopic } from '../../live/index.ts'
import { shortDayText, shortPeriodText, tightPeriodText, withOperator } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { Block } from '../block.tsx'
import { BlockBody } from '../block-body.tsx'
import { useIndicator } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { valueText } from '../exceptions/rows-of.ts'
import { HeatCellView, NoDataPattern } from '../heat-cell.tsx'
import { HeatLegend } from '../heat-legend.tsx'
import { useRestDays } from '../ranking/use-rest-days.ts'
import { seriesTopic } from '../scope.ts'
import { FootLine } from '../tile-foot.tsx'
import { useCover } from '../use-cover.ts'
import type { WidgetProps } from '../widget.ts'
import { calendarSpan } from './calendar-span.ts'
import { type Calendar, toCalendar } from './to-calendar.ts'

const besides = 17 + 60 + 48 + 24
const gap = 3
/** Months of this width say their year each; narrower ones only January and the first. */
const wideMonth = 150
const nameSize = 40

function Names({ calendar }: { readonly calendar: Calendar }) {
  const isWide = calendar.cell.width * 7 >= wideMonth
  return calendar.months.map(({ month, x, y }, at) => (
    <span key={month.id} className="calendar-name" style={{ left: px(x), top: px(y), fontSize: px(nameSize) }}>
      {isWide ? tightPeriodText(month) : shortPeriodText(month.id, at === 0 || month.id.endsWith('-01'))}
    </span>
  ))
}

const Cells = memo(function Cells({ calendar, width, height }: { calendar: Calendar; width: number; height: number }) {
  const size = { width: calendar.cell.width - gap, height: calendar.cell.height - gap }
  return (
    <svg viewBox={`0 0 ${width} ${height}`} style={{ width: px(width), height: px(height) }} aria-hidden="true">
      {calendar.months.flatMap(({ days }) =>
        days.map(({ day, cell, isRest, x, y }) => (
          <HeatCellView key={day} cell={cell} isRest={isRest} x={x} y={y} {...size} />
        )),
      )}
    </svg>
  )
})

/** The days of the last months as a calendar: weeks from Monday, rest days as dots, the most in words below. */
export function CalendarView({
  title,
  config,
  scope,
  width,
  height,
}: WidgetProps & { readonly config: CalendarConfig }) {
  const indicator = useIndicator(config.indicator)
  const cover = useCover(indicator, scope.period)
  const span = useMemo(() => calendarSpan(config, scope), [config, scope])
  const topic = useTopic(seriesTopic(scope, config.indicator, span))
  const isRest = useRestDays(span)
  const room = height - besides
  const items = itemsOf(topic)
  const calendar = useMemo(
    () => toCalendar({ span, items, classes: config.classes, today: scope.today, isRest, width, height: room }),
    [span, items, config.classes, scope.today, isRest, width, room],
  )
  const { highest } = calendar
  const isEmpty = calendar.months.every(({ days }) => days.every(({ cell }) => cell === 'missing'))
  const first = calendar.months[0]?.month.id ?? scope.period.id
  const last = calendar.months.at(-1)?.month.id ?? scope.period.id
  const spanWords = text.trendSpan(shortPeriodText(first, true), shortPeriodText(last, true))
  const before =
    highest === null || numberAgeOf(cover) === 'expired'
      ? undefined
      : text.widget.highest(
          shortDayText(highest.day),
          withOperator(highest.operator, valueText(highest.value, indicator)),
        )
  return (
    <Block
      title={title}
      aside={<HeatLegend classes={config.classes} />}
      cover={cover}
      foot={<FootLine before={before} period={spanWords} cover={cover} owner={indicator.owner} />}
    >
      <BlockBody topics={[topic]} cover={cover} isEmpty={isEmpty}>
        <NoDataPattern />
        <div
          className="calendar grow"
          data-dimmed={numberAgeOf(cover) === 'dimmed' ? '' : undefined}
          role="img"
          aria-label={before === undefined ? title : `${title} · ${before}`}
        >
          <Names calendar={calendar} />
          <Cells calendar={calendar} width={width} height={room} />
        </div>
      </BlockBody>
    </Block>
  )
}
