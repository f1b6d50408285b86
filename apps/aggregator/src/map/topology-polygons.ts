import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { MapArea, Position } from '@toan-canh/contract'
import type { Polygon } from './rings.ts'

/** The polygons of a GeoJSON geometry as pairs of degrees; other kinds of geometry give none. */
export function polygonsOf(geometry: Geometry | null): Polygon[] {
  if (geometry === null) return []
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(toRing)]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((polygon) => polygon.map(toRing))
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf)
  return []
}

function toRing(ring: readonly (readonly number[])[]): Position[] {
  return ring.map(([x, y]): Position => [x ?? Number.NaN, y ?? Number.NaN])
}

/** The features of whatever topojson-client returns for an object. */
export function featuresOf(found: Feature | FeatureCollection): Feature[] {
  return found.type === 'FeatureCollection' ? found.features : [found]
}

/** The polygons of an area, whether it has one part or many. */
export function partsOfArea({ geometry }: MapArea): Polygon[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
