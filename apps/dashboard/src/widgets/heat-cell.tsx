import type { HeatCell } from './ranking/to-ranking.ts'

const restDot = 6
const outline = 3

/**
 * One day of a heat map, in author pixels: quantity by class, zero as an outline, no data as hatching; a rest day on which nothing
 * happened is a dot. The hatching is `NoDataPattern`'s.
 */
export function HeatCellView({
  cell,
  isRest,
  x,
  y = 0,
  width,
  height,
}: {
  readonly cell: HeatCell
  readonly isRest: boolean
  readonly x: number
  readonly y?: number
  readonly width: number
  readonly height: number
}) {
  if (isRest && (cell === 'missing' || cell === 'zero')) {
    const [left, top] = [x + (width - restDot) / 2, y + (height - restDot) / 2]
    return <rect x={left} y={top} width={restDot} height={restDot} fill="var(--line-strong)" />
  }
  if (cell === 'missing') return <rect x={x} y={y} width={width} height={height} fill="url(#no-data-cell)" />
  if (cell !== 'zero') return <rect x={x} y={y} width={width} height={height} fill={`var(--seq${cell + 1})`} />
  return (
    <rect
      x={x + outline / 2}
      y={y + outline / 2}
      width={width - outline}
      height={height - outline}
      fill="none"
      stroke="var(--line)"
      strokeWidth={outline}
    />
  )
}

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
