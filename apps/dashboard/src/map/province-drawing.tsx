import { memo, useId, useMemo } from 'react'
import type { MapPack } from '@toan-canh/contract'
import type { ClassByCode } from './commune-canvas.ts'
import { isIslet } from './islet.ts'
import type { MapColours } from './map-colours.ts'
import { innerBorderPx, isletBorderPx, outerBorderPx, selectedBorderPx } from './map-style.ts'
import type { MapView } from './map-view.ts'
import { partsOf, pathOf } from './svg-path.ts'

export interface ProvinceDrawingProps {
  readonly pack: MapPack
  readonly view: MapView
  readonly colours: MapColours
  readonly classColours: readonly string[]
  readonly classes: ClassByCode
  readonly selected: string | null
  readonly k: number
  readonly onPick: ((code: string) => void) | undefined
}

/** What does not change with the numbers: a province has thousands of corners. */
function shapesOf(pack: MapPack, view: MapView) {
  const outlineOf = (isThin: boolean) =>
    pathOf(
      pack.outline.coordinates.filter((part) => isIslet(part, pack.bbox) === isThin),
      view.project,
    )
  return {
    otherLand: pathOf(pack.otherLand.coordinates, view.project),
    areas: pack.areas.features.map((area) => ({ id: area.id, path: pathOf(partsOf(area), view.project) })),
    outlines: [
      { path: outlineOf(true), widthPx: isletBorderPx },
      { path: outlineOf(false), widthPx: outerBorderPx },
    ],
  }
}

/** The same map as the canvas, as SVG: shown until the canvas has drawn, and wherever there is no graphics hardware. */
export const ProvinceDrawing = memo(function ProvinceDrawing(props: ProvinceDrawingProps) {
  const { pack, view, colours, classColours, classes, selected, k, onPick } = props
  const hatch = useId()
  const shapes = useMemo(() => shapesOf(pack, view), [pack, view])
  const fillOf = (code: string) => {
    const found = classes.get(code) ?? null
    return found === null ? `url(#${hatch})` : classColours[found]
  }
  return (
    <svg className="map-drawing" width={view.width} height={view.height} aria-hidden="true">
      <defs>
        <pattern id={hatch} width={12 * k} height={12 * k} patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
          <rect width={12 * k} height={12 * k} fill={colours.hatchGround} />
          <path d={`M0 0V${12 * k}`} stroke={colours.hatchLine} strokeWidth={2.4 * k} />
        </pattern>
      </defs>
      <path
        d={shapes.otherLand}
        fill={colours.otherLand}
        stroke={colours.otherLandEdge}
        strokeWidth={innerBorderPx * k}
      />
      <g stroke={colours.innerBorder} strokeWidth={innerBorderPx * k} strokeLinejoin="round">
        {shapes.areas.map(({ id, path }) => (
          <path
            key={id}
            data-unit={id}
            d={path}
            fill={fillOf(id)}
            fillRule="evenodd"
            onClick={onPick && (() => onPick(id))}
          />
        ))}
      </g>
      {shapes.outlines.map(({ path, widthPx }) => (
        <path
          key={widthPx}
          d={path}
          fill="none"
          stroke={colours.outerBorder}
          strokeWidth={widthPx * k}
          strokeLinejoin="round"
        />
      ))}
      {shapes.areas
        .filter(({ id }) => id === selected)
        .map(({ id, path }) => (
          <path
            key={id}
            d={path}
            fill="none"
            stroke={colours.selected}
            strokeWidth={selectedBorderPx * k}
            strokeLinejoin="round"
          />
        ))}
    </svg>
  )
})
