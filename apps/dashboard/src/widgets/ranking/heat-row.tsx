import { memo } from 'react'
import type { HeatColumn } from './heat-columns.ts'
import type { HeatCell } from './to-ranking.ts'

const gap = 3
const restDot = 6
const outline = 3

function isMissing(cell: HeatCell | undefined): boolean {
  return cell === undefined || cell === 'missing'
}

function Cell({
  column,
  cell,
  height,
}: {
  readonly column: HeatColumn
  readonly cell: HeatCell | undefined
  readonly height: number
}) {
  const width = column.width - gap
  if (column.isRest && (isMissing(cell) || cell === 'zero')) {
    return (
      <rect
        x={column.x + (width - restDot) / 2}
        y={(height - restDot) / 2}
        width={restDot}
        height={restDot}
        fill="var(--line-strong)"
      />
    )
  }
  if (cell === undefined || cell === 'missing')
    return <rect x={column.x} width={width} height={height} fill="url(#no-data-cell)" />
  if (cell === 'zero') {
    return (
      <rect
        x={column.x + outline / 2}
        y={outline / 2}
        width={width - outline}
        height={height - outline}
        fill="none"
        stroke="var(--line)"
        strokeWidth={outline}
      />
    )
  }
  return <rect x={column.x} width={width} height={height} fill={`var(--seq${cell + 1})`} />
}

/** The days of one unit. `cells` is one text, so that a row whose days did not change is not drawn again. */
export const HeatRow = memo(function HeatRow({
  columns,
  cells,
  width,
  height,
}: {
  readonly columns: readonly HeatColumn[]
  readonly cells: string
  readonly width: number
  readonly height: number
}) {
  const read = cells.split(',').map((cell): HeatCell => (cell === 'zero' || cell === 'missing' ? cell : Number(cell)))
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width / 100}rem`, height: `${height / 100}rem` }}
      aria-hidden="true"
    >
      {columns.map((column, at) =>
        column.isFuture ? null : <Cell key={column.day} column={column} cell={read[at]} height={height} />,
      )}
    </svg>
  )
})

/** The hatching of a day without data, once for the whole widget. */
export function NoDataPattern() {
  return (
    <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        <pattern id="no-data-cell" width={12} height={12} patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
          <path d="M0 0V12" stroke="var(--text3)" strokeWidth={2.4} />
        </pattern>
      </defs>
    </svg>
  )
}
