import './heat-map.css'
import type { HeatMapConfig } from '@toan-canh/contract'
import { useMemo } from 'react'
import { itemsOf, useTopic } from '../../live/index.ts'
import { numberText, withOperator } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { Block } from '../block.tsx'
import { BlockBody } from '../block-body.tsx'
import { useBoardData, useIndicator } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { NoDataPattern } from '../heat-cell.tsx'
import { HeatLegend } from '../heat-legend.tsx'
import { leftWords } from '../left-words.ts'
import { memberNames, membersOf, memberWord } from '../members-of.ts'
import { heatColumns, type HeatColumn, heatSpan } from '../ranking/heat-columns.ts'
import { HeatRow } from '../ranking/heat-row.tsx'
import { Mondays } from '../ranking/mondays.tsx'
import { useRestDays } from '../ranking/use-rest-days.ts'
import { breakdownTopic, matrixTopic } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { useCover } from '../use-cover.ts'
import type { WidgetProps } from '../widget.ts'
import { type HeatMapRow, toHeatMap } from './to-heat-map.ts'

const besides = 17 + 60 + 56 + 48 + 8
const rowHeights = { least: 56, most: 72 } as const
const cellMargin = 8
/** Name and count before the days, by the width of the block. */
const beforeHeat = { wide: 820, narrow: 560 } as const
const wideFrom = 1_500

function Head({ of, columns, unit }: { of: string; columns: readonly HeatColumn[]; unit: string }) {
  const width = columns.reduce((end, column) => Math.max(end, column.x + column.width), 0)
  return (
    <div className="heat-map-head">
      <span className="grow">{of}</span>
      <span className="heat-map-count">{unit}</span>
      <span className="heat-map-days" style={{ width: px(width) }}>
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
  readonly row: HeatMapRow
  readonly columns: readonly HeatColumn[]
  readonly width: number
  readonly height: number
}) {
  return (
    <li className="heat-map-row" style={{ height: px(height) }}>
      <span className="heat-map-name grow cut">{row.name}</span>
      <b className="num heat-map-count">{withOperator(row.operator, numberText(row.value))}</b>
      <HeatRow columns={columns} cells={row.cells.join(',')} width={width} height={height - cellMargin} />
    </li>
  )
}

/** Members below each other, their days side by side; the largest first. */
export function HeatMapView({ title, config, scope, width, height }: WidgetProps & { readonly config: HeatMapConfig }) {
  const indicator = useIndicator(config.indicator)
  const { units } = useBoardData()
  const cover = useCover(indicator, scope.period)
  const counts = useTopic(breakdownTopic(scope, config.indicator, config.by))
  const span = useMemo(() => heatSpan(scope), [scope])
  const matrix = useTopic(matrixTopic(scope, config.indicator, { ...span, by: config.by }))
  const isRest = useRestDays(span)
  const heatWidth = width - beforeHeat[width < wideFrom ? 'narrow' : 'wide']
  const columns = useMemo(
    () => heatColumns(span, { today: scope.today, width: heatWidth, isRest }),
    [span, scope.today, heatWidth, isRest],
  )
  const room = height - besides
  const fit = Math.max(1, Math.min(config.rows, Math.floor(room / rowHeights.least)))
  const members = useMemo(
    () => membersOf(itemsOf(counts), memberNames(config.by, { units, indicator })),
    [counts, config.by, units, indicator],
  )
  const { rows, withoutRoom } = useMemo(
    () =>
      toHeatMap(members, {
        matrix: itemsOf(matrix),
        days: columns.map(({ day }) => day),
        classes: config.classes,
        rows: fit,
      }),
    [members, matrix, columns, config.classes, fit],
  )
  const rowHeight = Math.max(rowHeights.least, Math.min(rowHeights.most, Math.floor(room / Math.max(1, rows.length))))
  return (
    <Block
      title={title}
      aside={<HeatLegend classes={config.classes} />}
      cover={cover}
      foot={
        <FootLine
          before={leftWords(withoutRoom, members)}
          period={periodIn(width, scope.period)}
          cover={cover}
          owner={indicator.owner}
        />
      }
    >
      <BlockBody
        topics={[counts]}
        cover={cover}
        isEmpty={members.known.length === 0}
        gap={members.hidden > 0 ? 'hidden' : 'no_data'}
      >
        <NoDataPattern />
        {rows.length === 0 ? (
          <p className="void grow">{text.board.nothingCounted}</p>
        ) : (
          <>
            <Head of={memberWord(config.by, indicator)} columns={columns} unit={indicator.unit} />
            <ol className="heat-map grow" data-dimmed={numberAgeOf(cover) === 'dimmed' ? '' : undefined}>
              {rows.map((row) => (
                <Row key={row.code} row={row} columns={columns} width={heatWidth} height={rowHeight} />
              ))}
            </ol>
          </>
        )}
      </BlockBody>
    </Block>
  )
}
