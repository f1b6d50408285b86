import { useMemo } from 'react'
import type { AssetState, Position } from '@toan-canh/contract'
import { text } from '../ui/messages.ts'
import { palettes } from '../ui/palette.ts'
import { type MapFrame, MapGround } from './map-ground.tsx'
import type { Rect } from './map-layout.ts'
import type { MapPoint } from './point-diff.ts'
import { type PinLevel, PinMark } from './pin-mark.tsx'
import './point-map.css'

/** A place that a list beside the map names by its number. */
export interface MapPin {
  readonly id: string
  readonly at: Position
  readonly number: number
  readonly level: PinLevel
}

export interface PointMapProps extends MapFrame {
  readonly points: ReadonlyMap<string, MapPoint>
  readonly pins: readonly MapPin[]
  /** Whether the signs are explained on the map; otherwise `PointLegend` stands beside it. */
  readonly hasLegend: boolean
}

const legendStates = ['down', 'degraded', 'unknown', 'up'] as const satisfies readonly AssetState[]
const pinAuthorPx = 84

function Signs() {
  return (
    <ul>
      {legendStates.map((state) => (
        <li key={state}>
          <i className="point-sign" data-state={state} />
          {text.assets.state[state]}
        </li>
      ))}
      <li>
        <i className="point-sign" data-state="cluster" />
        {text.assets.together}
      </li>
    </ul>
  )
}

/** The signs of a map of points with their words, in one line. */
export function PointLegend() {
  return (
    <div className="map-legend point-legend">
      <Signs />
    </div>
  )
}

function Legend({ rect, k, width }: { readonly rect: Rect; readonly k: number; readonly width: number }) {
  return (
    <div className="map-legend" style={{ right: width - rect.x - rect.width, top: rect.y, fontSize: 40 * k }}>
      <Signs />
    </div>
  )
}

const oneClass = 0
const noColour = () => undefined

/** Things that stand in a province, gathered where they are close, with numbered pins of a list beside it. */
export function PointMap({ points, pins, hasLegend, ...frame }: PointMapProps) {
  const { pack, face, k, width } = frame
  const classColours = useMemo(() => [palettes[face].land], [face])
  const classes = useMemo(() => new Map(pack.areas.features.map(({ id }) => [id, oneClass])), [pack])
  const half = (pinAuthorPx * k) / 2
  return (
    <MapGround
      {...frame}
      className="point-map"
      {...{ classes, classColours, points }}
      legendRows={hasLegend ? legendStates.length + 1 : 0}
      colourOf={noColour}
    >
      {({ project, legend }) => (
        <>
          {pins.toReversed().map(({ id, at, level, number }) => {
            const [x, y] = project(at)
            return (
              <span key={id} className="map-pin" style={{ left: x - half, top: y - half }}>
                <PinMark level={level} number={number} size={`${pinAuthorPx * k}px`} />
              </span>
            )
          })}
          {hasLegend ? <Legend rect={legend} k={k} width={width} /> : null}
        </>
      )}
    </MapGround>
  )
}
