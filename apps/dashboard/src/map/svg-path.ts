import type { MapArea, Position } from '@toan-canh/contract'
import type { ScreenPoint } from './mercator.ts'

/** SVG path data of polygons, a tenth of a pixel fine. */
export function pathOf(
  polygons: readonly (readonly (readonly Position[])[])[],
  project: (at: Position) => ScreenPoint,
): string {
  const point = (at: Position) =>
    project(at)
      .map((value) => Math.round(value * 10) / 10)
      .join(' ')
  return polygons
    .flat()
    .map((ring) => `M${ring.slice(0, -1).map(point).join('L')}Z`)
    .join('')
}

/** An area's polygons, whether it has one part or many. */
export function partsOf({ geometry }: MapArea): readonly Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
