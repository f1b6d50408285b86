import './bars.css'
import type { BarsConfig, IndicatorView } from '@toan-canh/contract'
import { useMemo } from 'react'
import { itemsOf, useTopic } from '../../live/index.ts'
import { numberText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { Block } from '../block.tsx'
import { useBoardData, useIndicator } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { valueText } from '../exceptions/rows-of.ts'
import { stepWords } from '../period-words.ts'
import { breakdownTopic } from '../scope.ts'
import { FootLine } from '../tile-foot.tsx'
import { unitName } from '../unit-name.ts'
import { useCover, useMinute } from '../use-cover.ts'
import { useLatest } from '../use-latest.ts'
import { Empty, Expired, Failed, historyText, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { type Bar, barsOf } from './to-bars.ts'

const besides = 17 + 60 + 48 + 16
/** In narrower tiles the notes below take two lines. */
const roomForOneLine = 1_000
const secondLine = 47
const leastRow = 96
const none = new Map()

function percent(share: number): string {
  return `${share * 100}%`
}

/** One bar; only the first says the unit of measure. */
function Row({
  bar,
  indicator,
  isFirst,
}: {
  readonly bar: Bar
  readonly indicator: IndicatorView
  readonly isFirst: boolean
}) {
  const isJudged = bar.level === 'act' || bar.level === 'watch'
  return (
    <li className="bar">
      <div className="bar-head">
        {isJudged ? <LevelMark level={bar.level} size={40} /> : null}
        <span className="bar-name cut">{bar.name}</span>
        <b className="num">
          {withOperator(
            bar.operator,
            isFirst || indicator.unit === '%'
              ? valueText(bar.value, indicator)
              : numberText(bar.value, indicator.decimals),
          )}
        </b>
      </div>
      <div className="bar-line">
        <i style={{ width: percent(bar.to) }} />
        {bar.partTo === 0 ? null : <i data-part="" style={{ width: percent(bar.partTo) }} />}
      </div>
    </li>
  )
}

/** The legend of the part, with its sum and that of the whole. */
function Legend({ bars, words }: { readonly bars: readonly Bar[]; readonly words: string }) {
  const sum = (of: (bar: Bar) => number | null) => numberText(bars.reduce((all, bar) => all + (of(bar) ?? 0), 0))
  return (
    <span className="legend-item bars-legend">
      <i className="swatch" data-part="late" />
      {words} {sum(({ part }) => part)} / {sum(({ value }) => value)}
    </span>
  )
}

/** A breakdown as bars, largest or lowest first; what has no room is counted. */
export function BarsView({ title, config, scope, width, height }: WidgetProps & { readonly config: BarsConfig }) {
  const indicator = useIndicator(config.indicator)
  const { units } = useBoardData()
  const now = useMinute()
  const asked = useMemo(() => [indicator], [indicator])
  const [told] = useLatest(asked, scope)
  const step = told?.latest?.step ?? scope.period
  const cover = useCover(indicator, step)
  const place = { ...scope, period: step }
  const topic = useTopic(breakdownTopic(place, config.indicator, config.by))
  const partTopic = useTopic(breakdownTopic(place, config.part?.indicator ?? config.indicator, config.by))
  const isFlowing = width < roomForOneLine
  const room = height - besides - (isFlowing ? secondLine : 0)
  const rows = Math.max(1, Math.min(config.rows, Math.floor(room / leastRow)))
  const names = indicator.dimensions[config.by]?.values
  const found = useMemo(
    () =>
      barsOf({
        items: itemsOf(topic),
        parts: config.part === undefined ? none : itemsOf(partTopic),
        order: config.order,
        rows,
        nameOf: (code) => (config.by === 'unit' ? unitName(units.get(code), code) : (names?.[code] ?? code)),
      }),
    [topic, partTopic, config, rows, units, names],
  )
  const age = numberAgeOf(cover)
  const left = found.left === 0 ? undefined : text.board.more(numberText(found.left))
  return (
    <Block
      title={title}
      aside={
        config.part === undefined || found.bars.length === 0 ? null : (
          <Legend bars={found.bars} words={config.part.words} />
        )
      }
      cover={cover}
      foot={
        <FootLine
          isFlowing={isFlowing}
          before={left}
          period={stepWords(step, now)}
          cover={cover}
          owner={indicator.owner}
        />
      }
    >
      {topic.kind === 'refused' ? (
        <Failed reason={topic.sentence} />
      ) : topic.kind === 'waiting' ? (
        <Waiting
          sizes={[
            [800, 40],
            [620, 40],
            [480, 40],
          ]}
        />
      ) : age === 'expired' ? (
        <Expired />
      ) : found.bars.length > 0 ? (
        <ol className="bars" data-dimmed={age === 'dimmed' ? '' : undefined}>
          {found.bars.map((bar, at) => (
            <Row
              key={bar.code}
              bar={age === 'dimmed' ? { ...bar, level: 'none' } : bar}
              indicator={indicator}
              isFirst={at === 0}
            />
          ))}
        </ol>
      ) : cover?.historyLeft !== undefined ? (
        <div className="void grow">
          <i className="void-dash" />
          <span>{historyText(cover)}</span>
        </div>
      ) : told?.latest?.point.v === 0 ? (
        <p className="void grow">{text.board.nothingCounted}</p>
      ) : (
        <Empty gap="no_data" cover={cover} />
      )}
    </Block>
  )
}
