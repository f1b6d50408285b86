import { Fragment } from 'react'
import type { MapInset as Inset, Position } from '@toan-canh/contract'
import type { Rect } from './map-layout.ts'
import { insetAuthorPx } from './map-layout.ts'
import type { ScreenPoint } from './mercator.ts'
import { pathOf } from './svg-path.ts'

const nameAuthorPx = 40
const lineAuthorPx = 46
const pxPerDegree = 20.4
const squeeze = 0.96
const northWest: { at: Position; point: ScreenPoint } = { at: [102.1, 23.4], point: [30, 26] }
const textPx = { least: 96, most: insetAuthorPx.width - 104 }

/** The inset's own plain projection: degrees to author pixels of its card. */
function place([lon, lat]: Position): ScreenPoint {
  const { at, point } = northWest
  return [point[0] + (lon - at[0]) * pxPerDegree * squeeze, point[1] + (at[1] - lat) * pxPerDegree]
}

export interface MapInsetProps {
  readonly inset: Inset
  readonly rect: Rect
  /** Colour of a unit's class; `null` for a unit of this province without a value, `undefined` for units of others. */
  readonly colourOf: (unit: string) => string | null | undefined
}

/** Việt Nam with Quần đảo Hoàng Sa, Quần đảo Trường Sa and Biển Đông: always present, lower right, one picture for canvas and SVG. */
export function MapInset({ inset, rect, colourOf }: MapInsetProps) {
  const { width, height } = insetAuthorPx
  return (
    <svg
      className="map-inset"
      style={{ left: rect.x, top: rect.y }}
      width={rect.width}
      height={rect.height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Việt Nam, ${inset.labels.map(({ text }) => text).join(', ')}`}
    >
      <rect className="map-inset-card" x="1" y="1" width={width - 2} height={height - 2} rx="4" />
      <path className="map-inset-land" d={pathOf(inset.land.coordinates, place)} />
      <path className="map-inset-province" d={pathOf(inset.province.coordinates, place)} />
      {inset.islands.map(({ name, unit, at }) => {
        const [cx, cy] = place(at)
        return <Island key={name} unit={unit} cx={cx} cy={cy} colour={colourOf(unit)} />
      })}
      {inset.labels.map(({ text, at, kind }) => (
        <InsetName key={text} text={text} point={place(at)} kind={kind} />
      ))}
    </svg>
  )
}

interface IslandProps {
  readonly unit: string
  readonly cx: number
  readonly cy: number
  readonly colour: string | null | undefined
}

function Island({ unit, cx, cy, colour }: IslandProps) {
  if (colour === undefined) return <circle className="map-island" data-unit={unit} cx={cx} cy={cy} r="4" />
  const look = colour === null ? 'map-island own missing' : 'map-island own'
  const style = colour === null ? {} : { fill: colour }
  return <circle className={look} data-unit={unit} cx={cx} cy={cy} r="7" style={style} />
}

function InsetName({ text, point, kind }: { text: string; point: ScreenPoint; kind: 'archipelago' | 'sea' }) {
  const x = Math.min(textPx.most, Math.max(textPx.least, point[0]))
  const words = text.split(' ')
  const lines = kind === 'sea' ? [text] : [words.slice(0, 2).join(' '), words.slice(2).join(' ')]
  const top = point[1] - ((lines.length - 1) * lineAuthorPx) / 2 + nameAuthorPx * 0.36
  return (
    <text className={`map-inset-name ${kind}`} fontSize={nameAuthorPx} textAnchor="middle">
      {lines.map((line, index) => (
        <Fragment key={line}>
          {/* The space has a place of its own, or it would count when the line above it is centred. */}
          {index > 0 && <tspan x={x}> </tspan>}
          <tspan x={x} y={top + index * lineAuthorPx}>
            {line}
          </tspan>
        </Fragment>
      ))}
    </text>
  )
}
