import { useMemo, useRef } from 'react'
import type { AssetState, MapPack, Position } from '@toan-canh/contract'
import { text } from '../ui/messages.ts'
import { type Face, palettes } from '../ui/palette.ts'
import './commune-map.css'
import './point-map.css'
import { mapColours } from './map-colours.ts'
import { MapInset } from './map-inset.tsx'
import { layoutMap, type Rect } from './map-layout.ts'
import type { MapPoint } from './point-diff.ts'
import { ProvinceDrawing } from './province-drawing.tsx'
import { useCommuneCanvas } from './use-commune-canvas.ts'

/** A place that a list beside the map names by its number. */
export interface MapPin {
  readonly id: string
  readonly at: Position
  readonly number: number
  readonly level: 'act' | 'watch' | 'none'
}

export interface PointMapProps {
  readonly pack: MapPack
  readonly points: ReadonlyMap<string, MapPoint>
  readonly pins: readonly MapPin[]
  readonly face: Face
  /** Real pixels of one author pixel. */
  readonly k: number
  /** Real pixels. */
  readonly width: number
  readonly height: number
}

const legendStates = ['down', 'degraded', 'unknown', 'up'] as const satisfies readonly AssetState[]
const pinAuthorPx = 84

/** Shapes of pins on a grid of 24 × 24: an octagon, a triangle, a disc. */
const pinShapes = {
  act: 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z',
  watch: 'M12 1.2L23.6 22.2H.4z',
  none: 'M12 2a10 10 0 1 1 0 20a10 10 0 0 1 0-20z',
} as const

/** A numbered mark: the row of a list and its place on the map. `size` is a CSS length. */
export function PinMark({ level, number, size }: Pick<MapPin, 'level' | 'number'> & { readonly size: string }) {
  return (
    <svg
      className="pin"
      data-level={level}
      viewBox="0 0 24 24"
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      <path d={pinShapes[level]} />
      <text x={12} y={level === 'watch' ? 19.8 : 16.2} textAnchor="middle" fontSize={11.5}>
        {number}
      </text>
    </svg>
  )
}

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

/** Things that stand in a province, gathered where they are close, with numbered pins of a list beside it and the inset of the whole country. */
export function PointMap({ pack, points, pins, face, k, width, height }: PointMapProps) {
  const colours = useMemo(() => mapColours(face), [face])
  const classColours = useMemo(() => [palettes[face].land], [face])
  const classes = useMemo(() => new Map(pack.areas.features.map(({ id }) => [id, 0])), [pack])
  const legendRows = legendStates.length + 1
  const { view, inset, legend } = useMemo(
    () => layoutMap({ bbox: pack.bbox, width, height, k, legendRows, hasNote: pack.note !== null }),
    [pack, width, height, k, legendRows],
  )
  const holder = useRef<HTMLDivElement>(null)
  const request = { pack, colours, classColours, face, k, view, classes, selected: null, onPick: undefined, points }
  const canvas = useCommuneCanvas(holder, request)
  const project = canvas.project ?? view.project
  return (
    <div
      className="commune-map point-map"
      data-face={face}
      data-canvas={canvas.state}
      style={{ width, height, borderRadius: 6 * k }}
    >
      {canvas.state !== 'drawn' && (
        <ProvinceDrawing {...{ pack, view, colours, classColours, classes, k }} selected={null} onPick={undefined} />
      )}
      <div className="map-canvas" ref={holder} data-hidden={canvas.state !== 'drawn'} />
      {pins.toReversed().map((pin) => {
        const [x, y] = project(pin.at)
        const half = (pinAuthorPx * k) / 2
        return (
          <span key={pin.id} className="map-pin" style={{ left: x - half, top: y - half }}>
            <PinMark level={pin.level} number={pin.number} size={`${pinAuthorPx * k}px`} />
          </span>
        )
      })}
      {pack.note !== null && (
        <p className="map-note" style={{ left: 28 * k, bottom: 18 * k, fontSize: 40 * k }}>
          {pack.note}
        </p>
      )}
      <Legend rect={legend} k={k} width={width} />
      <MapInset inset={pack.inset} rect={inset} colourOf={() => undefined} />
    </div>
  )
}
