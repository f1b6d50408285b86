import type { RankingConfig } from '@toan-canh/contract'
import './ranking.css'
import { useMemo } from 'react'
import { itemsOf, useTopic, useTopicStatus } from '../../live/index.ts'
import { missing, numberText, percentText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { Block } from '../block.tsx'
import { useBoardData, useIndicator } from '../board-data.tsx'
import { NoDataPattern } from '../heat-cell.tsx'
import { HeatLegend } from '../heat-legend.tsx'
import { breakdownTopic, matrixTopic } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { unitName } from '../unit-name.ts'
import { numberAgeOf } from '../cover.ts'
import { useCover } from '../use-cover.ts'
import { Empty, Expired, Failed, historyText, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { heatColumns, heatSpan, type HeatColumn } from './heat-columns.ts'
import { HeatRow } from './heat-row.tsx'
import { Mondays } from './mondays.tsx'
import { mostRed, type RankedUnit, type Ranking, rankingOf } from './to-ranking.ts'
import { useRestDays } from './use-rest-days.ts'

const beforeHeat = 1_112
const fixedHeight = 17 + 60 + 56 + 48 + 8
const rowHeights = { least: 56, most: 66 } as const
const cellMargin = 8

function heightOfRows(room: number, count: number): number {
  return Math.max(rowHeights.least, Math.min(rowHeights.most, Math.floor(room / Math.max(1, count))))
}

/** How many rows fit into a height of author pixels. */
export function rowsThatFit(height: number, wanted: number): number {
  return Math.max(1, Math.min(wanted, Math.floor((height - fixedHeight) / rowHeights.least)))
}

function Columns({
  config,
  columns,
  width,
  red,
}: {
  readonly config: RankingConfig
  readonly red: number
  readonly columns: readonly HeatColumn[]
  readonly width: number
}) {
  return (
    <div className="ranking-columns">
      <span className="ranking-name">
        {red > mostRed
          ? text.worstOfRed(numberText(red), numberText(mostRed))
          : (config.columns.unit ?? text.unitColumn)}
      </span>
      <span className="ranking-count">{config.columns.count}</span>
      <span className="ranking-rate">{config.columns.rate}</span>
      <span className="ranking-heat" style={{ width: px(width) }}>
        <Mondays columns={columns} width={width} />
      </span>
    </div>
  )
}

function Row({
  row,
  columns,
  width,
  height,
}: {
  readonly row: RankedUnit
  readonly columns: readonly HeatColumn[]
  readonly width: number
  readonly height: number
}) {
  return (
    <div className="ranking-row" style={{ height: px(height) }}>
      <span className="ranking-mark" data-quiet={row.isQuiet ? '' : undefined}>
        <LevelMark level={row.level} size={42} />
      </span>
      <span className="ranking-name cut">{row.name}</span>
      <span className="ranking-count num">{withOperator(row.operators.count, numberText(row.count))}</span>
      <span className="ranking-rate">
        {row.rate === null ? missing : withOperator(row.operators.rate, percentText(row.rate))}
      </span>
      <span className="ranking-heat" style={{ width: px(width) }}>
        <HeatRow columns={columns} cells={row.cells.join(',')} width={width} height={height - cellMargin} />
      </span>
    </div>
  )
}

/** The unit of measure of which the texts have a sentence of their own. */
const dossiers = 'hồ sơ'

/** What the ranking found, in words; `null` when it found nobody. Of dossiers it is a sentence, of other things its title and a count. */
export function findingOf({ rows, shown, total }: Ranking, title: string, unit: string): string | null {
  if (rows.length === 0 || total === 0) return null
  const count = numberText(rows.length)
  const share = percentText((100 * shown) / total, 1)
  if (unit === dossiers) return shown === total ? text.allShown(count) : text.share(count, share)
  return shown === total ? text.foundIn(title, count) : text.foundShare(title, count, share)
}

/** The ranking; its title is the finding. */
export function RankingView({ title, config, scope, width, height }: WidgetProps & { readonly config: RankingConfig }) {
  const indicator = useIndicator(config.indicator)
  const cover = useCover(indicator, scope.period)
  const { units } = useBoardData()
  const countsTopic = breakdownTopic(scope, config.indicator, 'unit')
  const status = useTopicStatus(countsTopic)
  const counts = itemsOf(useTopic(countsTopic))
  const rates = itemsOf(useTopic(breakdownTopic(scope, config.rate, 'unit')))
  const span = useMemo(() => heatSpan(scope), [scope])
  const matrix = itemsOf(useTopic(matrixTopic(scope, config.indicator, { ...span, by: 'unit' })))
  const heatWidth = width - beforeHeat
  const isRest = useRestDays(span)
  const columns = useMemo(
    () => heatColumns(span, { today: scope.today, width: heatWidth, isRest }),
    [span, scope.today, heatWidth, isRest],
  )
  const { better } = useIndicator(config.rate)
  const fit = rowsThatFit(height, config.rows)
  const found = useMemo(
    () =>
      rankingOf({
        counts,
        rates,
        matrix,
        days: columns.map((column) => column.day),
        classes: config.classes,
        rows: fit,
        better,
        nameOf: (code) => unitName(units.get(code), code),
      }),
    [counts, rates, matrix, columns, config.classes, fit, better, units],
  )
  const rowHeight = heightOfRows(height - fixedHeight, found.rows.length)
  const age = numberAgeOf(cover)
  const isDimmed = age === 'dimmed'
  const finding = age === 'expired' ? title : (findingOf(found, title, indicator.unit) ?? title)
  const before = found.isPartial
    ? historyText(cover)
    : found.rows.length === 0 || age === 'expired'
      ? undefined
      : text.shareOf(numberText(found.shown), numberText(found.total), indicator.unit)
  return (
    <Block
      title={finding}
      aside={<HeatLegend classes={config.classes} />}
      cover={cover}
      foot={<FootLine before={before} period={periodIn(width, scope.period)} cover={cover} owner={indicator.owner} />}
    >
      <NoDataPattern />
      {status.kind === 'refused' ? (
        <Failed reason={status.sentence} />
      ) : status.kind === 'waiting' ? (
        <Waiting
          sizes={[
            [1_000, 44],
            [880, 44],
            [940, 44],
          ]}
        />
      ) : age === 'expired' ? (
        <Expired />
      ) : counts.size === 0 ? (
        <Empty gap={cover?.historyLeft === undefined ? 'no_data' : 'history_incomplete'} cover={cover} />
      ) : (
        <>
          <Columns config={config} columns={columns} width={heatWidth} red={isDimmed ? 0 : found.red} />
          <div className="ranking-rows" data-dimmed={isDimmed ? '' : undefined}>
            {found.rows.length === 0 ? <div className="void">{config.none ?? text.noneOverdue}</div> : null}
            {found.rows.map((row) => (
              <Row
                key={row.code}
                row={isDimmed ? { ...row, level: 'none', isQuiet: false } : row}
                columns={columns}
                width={heatWidth}
                height={rowHeight}
              />
            ))}
          </div>
        </>
      )}
    </Block>
  )
}
