import type { MapPack, Position } from '@toan-canh/contract'
import { type ReactNode, useMemo, useRef } from 'react'
import type { Face } from '../ui/palette.ts'
import './commune-map.css'
import type { ClassByCode } from './commune-canvas.ts'
import { mapColours } from './map-colours.ts'
import { MapInset } from './map-inset.tsx'
import { layoutMap, type Rect } from './map-layout.ts'
import type { ScreenPoint } from './mercator.ts'
import type { MapPoint } from './point-diff.ts'
import { ProvinceDrawing } from './province-drawing.tsx'
import { useCommuneCanvas } from './use-commune-canvas.ts'

/** Which province, how it looks, and where it is drawn. */
export interface MapFrame {
  readonly pack: MapPack
  readonly face: Face
  /** Real pixels of one author pixel. */
  readonly k: number
  /** Real pixels. */
  readonly width: number
  readonly height: number
}

/** What stands on the ground is placed by. */
export interface OnGround {
  readonly project: (at: Position) => ScreenPoint
  readonly inset: Rect
  readonly legend: Rect
}

interface GroundProps extends MapFrame {
  readonly className?: string
  readonly classes: ClassByCode
  readonly classColours: readonly string[]
  readonly selected?: string | null
  readonly onPick?: ((code: string) => void) | undefined
  readonly points?: ReadonlyMap<string, MapPoint>
  readonly legendRows: number
  /** Colour of a unit in the inset of the whole country; `undefined`: none of its own. */
  readonly colourOf: (unit: string) => string | null | undefined
  /** What is drawn between the ground and the inset. */
  readonly children: (on: OnGround) => ReactNode
}

const noteAuthorPx = 40

/** The ground of a province: its drawing until the canvas has come, its note, and the inset of the whole country. */
export function MapGround({
  pack,
  face,
  k,
  width,
  height,
  className = '',
  classes,
  classColours,
  selected = null,
  onPick,
  points,
  legendRows,
  colourOf,
  children,
}: GroundProps) {
  const colours = useMemo(() => mapColours(face), [face])
  const { view, inset, legend } = useMemo(
    () => layoutMap({ bbox: pack.bbox, width, height, k, legendRows, hasNote: pack.note !== null }),
    [pack, width, height, k, legendRows],
  )
  const holder = useRef<HTMLDivElement>(null)
  const shown = { pack, colours, classColours, k, view, classes, selected, onPick }
  const canvas = useCommuneCanvas(holder, { ...shown, face, ...(points === undefined ? {} : { points }) })
  return (
    <div
      className={`commune-map ${className}`.trim()}
      data-face={face}
      data-canvas={canvas.state}
      style={{ width, height, borderRadius: 6 * k }}
    >
      {canvas.state === 'drawn' ? null : <ProvinceDrawing {...shown} />}
      <div className="map-canvas" ref={holder} data-hidden={canvas.state !== 'drawn'} />
      {children({ project: canvas.project ?? view.project, inset, legend })}
      {pack.note === null ? null : (
        <p className="map-note" style={{ left: 28 * k, bottom: 18 * k, fontSize: noteAuthorPx * k }}>
          {pack.note}
        </p>
      )}
      <MapInset inset={pack.inset} rect={inset} colourOf={colourOf} />
    </div>
  )
}
