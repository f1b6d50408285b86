import { type BarRange, shareOf } from './bar-range.ts'

const width = 60
const height = 8
const tickHeight = 10
/** A value below the range points out of it. */
const belowMark = `M0 ${height / 2}L6 0V${height}z`

/** A value on a stated range, with its target as a tick. What the number beside it says, drawn. */
export function RateBar({
  value,
  range,
  target,
}: {
  readonly value: number | null
  readonly range: BarRange
  readonly target: number | null
}) {
  const x = target === null ? null : shareOf(target, range) * width
  return (
    <svg className="rate-bar-row" viewBox={`0 -1 ${width} ${tickHeight}`} preserveAspectRatio="none" aria-hidden="true">
      {value === null ? (
        <path d={`M0 ${height / 2}H${width}`} stroke="var(--text3)" strokeDasharray="3 3" />
      ) : (
        <>
          <rect width={width} height={height} fill="var(--sunken)" />
          {value < range.from ? (
            <path d={belowMark} fill="var(--lam)" />
          ) : (
            <rect width={shareOf(value, range) * width} height={height} fill="var(--lam)" />
          )}
        </>
      )}
      {x === null || value === null ? null : (
        <path d={`M${x} -1v${tickHeight}`} stroke="var(--text)" strokeWidth={2} vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  )
}
