import { memo } from 'react'
import { HeatCellView } from '../heat-cell.tsx'
import type { HeatColumn } from './heat-columns.ts'
import type { HeatCell } from './to-ranking.ts'

const gap = 3

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
      {columns.map(({ day, isRest, isFuture, x, width: columnWidth }, at) =>
        isFuture ? null : (
          <HeatCellView
            key={day}
            cell={read[at] ?? 'missing'}
            isRest={isRest}
            x={x}
            width={columnWidth - gap}
            height={height}
          />
        ),
      )}
    </svg>
  )
})
