import { useId } from 'react'
import { text } from '../ui/messages.ts'
import type { Rect } from './map-layout.ts'

export interface MapLegendProps {
  readonly rows: readonly { readonly label: string; readonly colour: string }[]
  readonly title: string | undefined
  readonly rect: Rect
  readonly k: number
}

/** Classes and their colours, bad end on top, and what hatching means. */
export function MapLegend({ rows, title, rect, k }: MapLegendProps) {
  return (
    <div className="map-legend" style={{ left: rect.x, top: rect.y, width: rect.width, fontSize: 40 * k }}>
      {title !== undefined && <p className="map-legend-title">{title}</p>}
      <ul>
        {rows.map(({ label, colour }) => (
          <li key={label}>
            <i style={{ background: colour }} />
            {label}
          </li>
        ))}
        <li>
          <NoDataSwatch />
          {text.noDataArea}
        </li>
      </ul>
    </div>
  )
}

function NoDataSwatch() {
  const hatch = useId()
  return (
    <svg className="map-no-data" viewBox="0 0 54 36" aria-hidden="true">
      <defs>
        <pattern id={hatch} width="12" height="12" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
          <path d="M0 0V12" />
        </pattern>
      </defs>
      <rect width="54" height="36" className="ground" />
      <rect width="54" height="36" fill={`url(#${hatch})`} />
    </svg>
  )
}
