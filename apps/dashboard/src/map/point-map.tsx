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
}

const legendStates = ['down', 'degraded', 'unknown', 'up'] as const satisfies readonly AssetState[]
const pinAuthorPx = 84

function Legend({ rect, k, width }: { readonly rect: Rect; readonly k: number; readonly width: number }) {
  return (
    <div className="map-legend" style={{ right: width - rect.x - rect.width, top: rect.y, fontSize: 40 * k }}>
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
    </div>
  )
}

const oneClass = 0
const noColour = () => undefined

/** Things that stand in a province, gathered where they are close, with numbered pins of a list beside it. */
export function PointMap({ points, pins, ...frame }: PointMapProps) {
  const { pack, face, k, width } = frame
  const classColours = useMemo(() => [palettes[face].land], [face])
  const classes = useMemo(() => new Map(pack.areas.features.map(({ id }) => [id, oneClass])), [pack])
  const half = (pinAuthorPx * k) / 2
  return (
    <MapGround
      {...frame}
      className="point-map"
      {...{ classes, classColours, points }}
      legendRows={legendStates.length + 1}
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
          <Legend rect={legend} k={k} width={width} />
        </>
      )}
    </MapGround>
  )
}
