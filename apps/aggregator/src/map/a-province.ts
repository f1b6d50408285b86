import type { MapArea, Position, Unit } from '@toan-canh/contract'
import type { Polygon } from './rings.ts'
import { partsOfArea } from './topology-polygons.ts'
import type { WorldLand } from './world-land.ts'

/** Builders for tests of this folder: a made-up province of square communes on a made-up land near 106° E, 20° N. */

export const testProvince = '99'

export function aUnit(code: string, at?: Position, more: Partial<Unit> = {}): Unit {
  return {
    code,
    name: `Xã ${code}`,
    type: 'commune',
    parent: testProvince,
    validFrom: '2025-07-01',
    validTo: null,
    aliases: [],
    ...(at && { at }),
    ...more,
  }
}

export const squareDegrees = 0.1

/** The south-west corner of square number `index` in a row-by-row block, `columns` wide. */
function cornerOf(index: number, columns: number): Position {
  return [106 + squareDegrees * (index % columns), 20 + squareDegrees * Math.floor(index / columns)]
}

export function aSquare([x, y]: Position, side = squareDegrees): Polygon {
  const round = (value: number) => Number(value.toFixed(6))
  const [east, north] = [round(x + side), round(y + side)]
  return [
    [
      [round(x), round(y)],
      [east, round(y)],
      [east, north],
      [round(x), north],
      [round(x), round(y)],
    ],
  ]
}

export interface TestBlock {
  readonly units: readonly Unit[]
  readonly squares: readonly Polygon[]
}

/** So many square communes in rows; codes run from 90001. */
export function aBlock(count: number, columns: number): TestBlock {
  const corners = Array.from({ length: count }, (_, index) => cornerOf(index, columns))
  const middle = ([x, y]: Position): Position => [x + squareDegrees / 2, y + squareDegrees / 2]
  return {
    units: corners.map((corner, index) => aUnit(String(90_001 + index), middle(corner))),
    squares: corners.map((corner) => aSquare(corner)),
  }
}

export function asGeoJson(
  squares: readonly Polygon[],
  propertiesOf: (index: number) => Record<string, unknown>,
): unknown {
  return {
    type: 'FeatureCollection',
    features: squares.map((coordinates, index) => ({
      type: 'Feature',
      properties: propertiesOf(index),
      geometry: { type: 'Polygon', coordinates },
    })),
  }
}

/** Land from 105.5 to 107.5° E and 19.5 to 21.5° N; Việt Nam is that and an island in the south. */
export const testWorld: WorldLand = {
  land: [aSquare([105.5, 19.5], 2)],
  vietNam: [aSquare([105.5, 19.5], 2), aSquare([106.6, 8.6], 0.1)],
}

/** How often each piece of border, whichever way it runs, is drawn by the areas. */
export function borderUses(areas: readonly MapArea[]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const piece of areas.flatMap((area) => piecesOf(partsOfArea(area)))) uses.set(piece, (uses.get(piece) ?? 0) + 1)
  return uses
}

export function piecesOf(polygons: readonly Polygon[]): string[] {
  return polygons
    .flat()
    .flatMap((ring) => ring.slice(1).map((to, index) => [ring[index] ?? to, to].map(String).toSorted().join(' – ')))
}
