import type { RateBar } from './to-rate-bar.ts'

const rule = 3
const bracketDrop = 14

/** One bar on the common scale with the bracket over its denominator. Lengths are author pixels. */
export function RateBarDrawing({
  bar,
  width,
  height,
  isQuiet,
}: {
  readonly bar: RateBar
  readonly width: number
  readonly height: number
  readonly isQuiet: boolean
}) {
  const [solid, late, hatched, end] = [bar.solidTo, bar.lateTo, bar.hatchedTo, bar.end].map((share) => share * width)
  if (solid === undefined || late === undefined || hatched === undefined || end === undefined) return null
  const half = rule / 2
  const middle = height / 2
  const bracketTop = height + 10
  return (
    <svg
      className="rate-bar"
      viewBox={`0 0 ${width} ${bracketTop + bracketDrop + 2}`}
      aria-hidden="true"
      style={{ width: `${width / 100}rem`, height: `${(bracketTop + bracketDrop + 2) / 100}rem` }}
    >
      {end > hatched ? (
        <rect
          x={hatched + half}
          y={half}
          width={Math.max(0, end - hatched - rule)}
          height={height - rule}
          fill="var(--raised)"
          stroke="var(--text3)"
          strokeWidth={rule}
        />
      ) : null}
      <rect width={solid} height={height} fill="var(--lam)" opacity={isQuiet ? 0.6 : 1} />
      <rect x={solid} width={late - solid} height={height} fill="var(--watch-fill)" />
      <rect x={late} width={hatched - late} height={height} fill="url(#hatched-part)" />
      {end < width - 20 ? (
        <path
          d={`M${end + 16} ${middle}H${width}`}
          stroke="var(--line-strong)"
          strokeWidth={4}
          strokeDasharray="2 16"
          strokeLinecap="round"
        />
      ) : null}
      {end > 0 ? (
        <path
          d={`M2 ${bracketTop}v${bracketDrop}H${Math.max(4, end - 2)}v${-bracketDrop}`}
          fill="none"
          stroke="var(--text2)"
          strokeWidth={rule}
        />
      ) : null}
    </svg>
  )
}

/** The hatching of what is still open, once for the whole widget. */
export function HatchPattern() {
  return (
    <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        <pattern id="hatched-part" width={16} height={16} patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
          <rect width={16} height={16} fill="var(--lam-deep)" />
          <path d="M0 0V16" stroke="var(--lam)" strokeWidth={6} />
        </pattern>
      </defs>
    </svg>
  )
}
