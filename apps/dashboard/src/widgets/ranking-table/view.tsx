import './ranking-table.css'
import type { IndicatorView, RankingTableConfig } from '@toan-canh/contract'
import { useMemo } from 'react'
import { itemsOf } from '../../live/index.ts'
import { numberText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { Block } from '../block.tsx'
import { BlockBody } from '../block-body.tsx'
import { useBoardData, useIndicatorsOf } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { leftWords } from '../left-words.ts'
import { memberNames, memberWord } from '../members-of.ts'
import { stepWords } from '../period-words.ts'
import { breakdownTopic } from '../scope.ts'
import { FootLine } from '../tile-foot.tsx'
import { useCovering, useMinute } from '../use-cover.ts'
import { type Told, useLatest } from '../use-latest.ts'
import { useTopics } from '../use-topics.ts'
import type { WidgetProps } from '../widget.ts'
import { Cell } from './cell.tsx'
import { columnsIn, toRankingTable } from './to-ranking-table.ts'

const besides = 17 + 60 + 48
const headHeight = 104
const rowHeights = { plain: 70, fraction: 104 } as const
const nameShare = 0.26

function Head({
  told,
  titles,
  member,
  width,
  shared,
}: {
  readonly told: readonly Told[]
  readonly titles: readonly string[]
  readonly member: string
  readonly width: number
  /** The period that stands in the foot: only others are written above their column. */
  readonly shared: string
}) {
  const now = useMinute()
  return (
    <div className="table-row table-head" role="row" style={{ height: px(headHeight) }}>
      <span className="table-name" role="columnheader" style={{ width: px(width * nameShare) }}>
        {member}
      </span>
      {told.map(({ indicator, latest }, at) => (
        <span key={indicator.id} className="table-cell" role="columnheader">
          <span className="cut">{titles[at]}</span>
          <small className="cut">
            {[
              ...(indicator.unit === '%' ? [] : [indicator.unit]),
              ...(latest === null || latest.step.id === shared ? [] : [stepWords(latest.step, now)]),
            ].join(' · ')}
          </small>
        </span>
      ))}
    </div>
  )
}

function titlesOf(config: RankingTableConfig, looked: readonly IndicatorView[]): readonly string[] {
  return looked.map((indicator, at) => config.columns[at]?.title ?? indicator.short ?? indicator.vi)
}

/** The settings with the columns that have room. */
function withRoom(config: RankingTableConfig, width: number): RankingTableConfig {
  const { columns, order } = config
  const orderAt = Math.max(
    0,
    columns.findIndex(({ indicator }) => indicator === order),
  )
  return { ...config, columns: columnsIn(columns.length, { width, orderAt }).flatMap((at) => columns[at] ?? []) }
}

/** A table of members by several indicators; the whole stands last. */
export function RankingTableView({
  title,
  config: asked,
  scope,
  width,
  height,
}: WidgetProps & { readonly config: RankingTableConfig }) {
  const config = useMemo(() => withRoom(asked, width * (1 - nameShare)), [asked, width])
  const looked = useIndicatorsOf(config.columns)
  const { units } = useBoardData()
  const now = useMinute()
  const coverOf = useCovering()
  const told = useLatest(looked, scope)
  const steps = told.map(({ latest }) => latest?.step ?? scope.period)
  const views = useTopics(
    looked.map(({ id }, at) => breakdownTopic({ ...scope, period: steps[at] ?? scope.period }, id, config.by)),
  )
  const orderAt = Math.max(
    0,
    looked.findIndex(({ id }) => id === config.order),
  )
  const ordering = looked[orderAt]
  const rowHeight = rowHeights[looked.some(({ unit }) => unit === '%') ? 'fraction' : 'plain']
  const fit = Math.max(1, Math.min(config.rows, Math.floor((height - besides - headHeight) / rowHeight) - 1))
  const found = useMemo(
    () =>
      toRankingTable({
        columns: looked.map((indicator, at) => ({ indicator, items: itemsOf(views[at] ?? { kind: 'waiting' }) })),
        orderAt,
        first: config.first,
        rows: fit,
        nameOf: ordering === undefined ? (code) => code : memberNames(config.by, { units, indicator: ordering }),
      }),
    [looked, views, orderAt, config, fit, ordering, units],
  )
  const titles = titlesOf(config, looked)
  const covers = looked.map((indicator, at) => coverOf(indicator, steps[at] ?? scope.period))
  const cover = covers[orderAt] ?? null
  const dimmed = covers.map((each) => numberAgeOf(each) !== 'current')
  const whole = units.get(scope.unit)?.name ?? text.widget.whole
  const owners = [...new Set(looked.map(({ owner }) => owner))].join(', ')
  return (
    <Block
      title={title}
      aside={
        <span className="table-order">
          {looked.length === asked.columns.length
            ? ''
            : `${text.board.ofAll(numberText(looked.length), numberText(asked.columns.length))} · `}
          {text.widget.orderedBy(titles[orderAt] ?? '')}
        </span>
      }
      cover={cover}
      foot={
        <FootLine
          before={leftWords(found.withoutRoom, { hidden: 0, missing: 0 })}
          period={stepWords(steps[orderAt] ?? scope.period, now)}
          cover={cover}
          owner={owners}
        />
      }
    >
      <BlockBody topics={views} cover={cover} isEmpty={found.rows.length === 0}>
        <div className="ranking-table grow" role="table" aria-label={title}>
          <Head
            told={told}
            titles={titles}
            member={ordering === undefined ? '' : memberWord(config.by, ordering)}
            width={width}
            shared={(steps[orderAt] ?? scope.period).id}
          />
          {found.rows.map(({ code, name, cells }) => (
            <div key={code} className="table-row" role="row" style={{ height: px(rowHeight) }}>
              <span className="table-name cut" role="rowheader" style={{ width: px(width * nameShare) }}>
                {name}
              </span>
              {looked.map((indicator, at) => (
                <Cell
                  key={indicator.id}
                  point={cells[at]?.point ?? null}
                  indicator={indicator}
                  isQuiet={cells[at]?.isQuiet ?? false}
                  isDimmed={dimmed[at] ?? false}
                />
              ))}
            </div>
          ))}
          <div className="table-row table-total" role="row" style={{ height: px(rowHeight) }}>
            <span className="table-name cut" role="rowheader" style={{ width: px(width * nameShare) }}>
              {whole}
            </span>
            {told.map(({ indicator, latest }, at) => (
              <Cell
                key={indicator.id}
                point={latest?.point ?? null}
                indicator={indicator}
                isDimmed={dimmed[at] ?? false}
              />
            ))}
          </div>
        </div>
      </BlockBody>
    </Block>
  )
}
