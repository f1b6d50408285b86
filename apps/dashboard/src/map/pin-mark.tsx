import './pin-mark.css'

/** Shapes of pins on a grid of 24 × 24: an octagon, a triangle, a disc. */
const pinShapes = {
  act: 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z',
  watch: 'M12 1.2L23.6 22.2H.4z',
  none: 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20z',
} as const

export type PinLevel = keyof typeof pinShapes

/** A numbered mark: the row of a list and its place on the map. `size` is a CSS length. */
export function PinMark({
  level,
  number,
  size,
}: {
  readonly level: PinLevel
  readonly number: number
  readonly size: string
}) {
  return (
    <svg
      className="pin"
      data-level={level}
      viewBox="0 0 24 24"
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      <path d={pinShapes[level]} />
      <text x={12} y={level === 'watch' ? 19.8 : 16.2} textAnchor="middle" fontSize={number > 9 ? 9 : 11.5}>
        {number}
      </text>
    </svg>
  )
}
