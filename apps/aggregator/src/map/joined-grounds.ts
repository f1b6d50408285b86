import type { FeatureCollection } from 'geojson'
import { topology } from 'topojson-server'
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification'
import type { Polygon } from './rings.ts'

/** Grounds with their shared borders found: each border between two is one arc. */
export type JoinedGrounds = Topology<{ grounds: GeometryCollection<object> }>

/** Finds the borders that grounds share point by point; the result keeps their order. */
export function joinedGrounds(grounds: readonly (readonly Polygon[])[]): JoinedGrounds {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: grounds.map((polygons) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: [...polygons] },
    })),
  }
  const { arcs, objects } = topology({ grounds: collection })
  const { grounds: found } = objects
  const parts = found?.type === 'GeometryCollection' ? found.geometries : []
  return {
    type: 'Topology',
    arcs,
    objects: {
      grounds: {
        type: 'GeometryCollection',
        geometries: parts.map((part): MultiPolygon<object> => ({
          type: 'MultiPolygon',
          arcs: part.type === 'MultiPolygon' ? part.arcs : [],
        })),
      },
    },
  }
}
