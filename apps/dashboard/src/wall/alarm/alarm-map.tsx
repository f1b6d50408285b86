import '../../map/commune-map.css'
import type { MapPack, Position } from '@toan-canh/contract'
import { useMemo } from 'react'
import { mapColours } from '../../map/map-colours.ts'
import { MapInset } from '../../map/map-inset.tsx'
import { insetAuthorPx } from '../../map/map-layout.ts'
import { fitView } from '../../map/map-view.ts'
import { ProvinceDrawing } from '../../map/province-drawing.tsx'
import { palettes } from '../../ui/palette.ts'
import { wallText } from '../../ui/wall-messages.ts'
import type { NearCamera } from './nearest-cameras.ts'

const metresPerDegree = 111_320
/** How far around the place the map reaches, in metres: the radius stands whole in its middle. */
const leastReachM = 4_000
const radiusShare = 2.2
/** The land of the unit itself: a step nearer to the eye than that of its neighbours. */
const ownLand = '#625c4e'
const nameAuthorPx = 44
/** The note of a pack stands along the lower edge. */
const noteRoom = 60
const octagon = 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z'

export interface AlarmMapProps {
  readonly pack: MapPack
  readonly unit: string
  readonly at: Position
  readonly radius: number | null
  readonly cameras: readonly NearCamera[]
  readonly k: number
  /** Real pixels. */
  readonly width: number
  readonly height: number
}

/** The place of an alarm with its radius at true scale, the cameras by their letters, and the inset. Drawn as SVG: at once. */
export function AlarmMap({ pack, unit, at, radius, cameras, k, width, height }: AlarmMapProps) {
  const colours = useMemo(() => mapColours('wall'), [])
  const { land } = palettes.wall
  const classes = useMemo(() => new Map(pack.areas.features.map(({ id }) => [id, id === unit ? 1 : 0])), [pack, unit])
  const [lon, lat] = at
  const view = useMemo(() => {
    const reach = Math.max(leastReachM, (radius ?? 0) * radiusShare) / metresPerDegree
    const east = reach / Math.cos((lat * Math.PI) / 180)
    const padding = { left: 0, top: 0, bottom: 0, right: insetAuthorPx.width * k * 0.5 }
    return fitView([lon - east, lat - reach, lon + east, lat + reach], { width, height, padding })
  }, [lon, lat, radius, width, height, k])
  const [x, y] = view.project(at)
  const radiusPx = radius === null ? 0 : y - view.project([lon, lat + radius / metresPerDegree])[1]
  const inset = {
    x: width - insetAuthorPx.width * k,
    y: height - insetAuthorPx.height * k,
    width: insetAuthorPx.width * k,
    height: insetAuthorPx.height * k,
  }
  const names = pack.areas.features.flatMap(({ id, properties }) => {
    const [nameX, nameY] = view.project(properties.at)
    const [halfWidth, halfHeight] = [(properties.name.length * nameAuthorPx * k) / 4, nameAuthorPx * k]
    const isWithin =
      nameX > halfWidth && nameX < width - halfWidth && nameY > halfHeight && nameY < height - halfHeight - noteRoom * k
    const isSeen = isWithin && (nameX + halfWidth < inset.x || nameY < inset.y)
    const isClear = Math.hypot(nameX - x, nameY - y) > radiusPx + 90 * k
    return isSeen && isClear ? [{ id, name: properties.name, x: nameX, y: nameY }] : []
  })
  return (
    <div className="commune-map alarm-map" data-face="wall" style={{ width, height }}>
      <ProvinceDrawing
        {...{ pack, view, colours, classes, k }}
        classColours={[land, ownLand]}
        selected={null}
        onPick={undefined}
      />
      <svg width={width} height={height} className="alarm-marks" role="img" aria-label={wallText.alarm.map}>
        {names.map((each) => (
          <text
            key={each.id}
            className="alarm-name"
            x={each.x}
            y={each.y}
            fontSize={nameAuthorPx * k}
            strokeWidth={9 * k}
          >
            {each.name}
          </text>
        ))}
        {radius === null ? null : (
          <>
            <circle
              className="alarm-radius"
              cx={x}
              cy={y}
              r={radiusPx}
              strokeWidth={5 * k}
              strokeDasharray={`${22 * k} ${16 * k}`}
            />
            <text
              className="alarm-name"
              x={x}
              y={y + radiusPx + 58 * k}
              fontSize={nameAuthorPx * k}
              strokeWidth={9 * k}
            >
              {wallText.alarm.radius(radius)}
            </text>
          </>
        )}
        <svg x={x - 76 * k} y={y - 76 * k} width={152 * k} height={152 * k} viewBox="0 0 24 24">
          <path d={octagon} className="alarm-octagon" />
          <path d="M12 5.6v8M12 16.2v2.6" stroke="#fff" strokeWidth={2.8} />
        </svg>
        {cameras.map(({ key, letter, camera }) => {
          if (camera.at === null) return null
          const [cx, cy] = view.project(camera.at)
          return (
            <g key={key} className="alarm-camera" data-state={camera.state}>
              <circle cx={cx} cy={cy} r={36 * k} strokeWidth={6 * k} />
              <text x={cx} y={cy + 15 * k} fontSize={44 * k}>
                {letter}
              </text>
            </g>
          )
        })}
      </svg>
      {pack.note === null ? null : (
        <p className="map-note" style={{ left: 28 * k, bottom: 18 * k, fontSize: 40 * k }}>
          {pack.note}
        </p>
      )}
      <MapInset inset={pack.inset} rect={inset} colourOf={() => undefined} />
    </div>
  )
}
