import type { PlacedLabel } from './place-labels.ts'

export interface MapLabelsProps {
  readonly labels: readonly (PlacedLabel & {
    readonly code: string
    readonly text: string
    readonly value: string | undefined
  })[]
  readonly width: number
  readonly height: number
  readonly k: number
}

export const labelAuthorPx = 42
const haloShare = 0.22

/** Points and names of the areas to look at, above the canvas: text of the page, so it has the page's two faces. */
export function MapLabels({ labels, width, height, k }: MapLabelsProps) {
  const size = labelAuthorPx * k
  return (
    <svg className="map-labels" width={width} height={height}>
      {labels.map(({ code, at: [cx, cy] }) => (
        <circle key={code} cx={cx} cy={cy} r={9 * k} strokeWidth={4 * k} />
      ))}
      {labels.map(({ code, text, value, textAt: [x, y], anchor }) => (
        <text key={code} x={x} y={y} fontSize={size} textAnchor={anchor} strokeWidth={2 * haloShare * size * 0.6}>
          {text}
          {value !== undefined && <tspan className="map-label-value"> {value}</tspan>}
        </text>
      ))}
    </svg>
  )
}
