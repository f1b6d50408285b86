import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { aSquare } from './a-province.ts'
import type { Polygon } from './rings.ts'
import { partsOfArea, polygonsOf } from './topology-polygons.ts'

const [one, two] = [aSquare([106, 20]), aSquare([107, 20])]

const cases: readonly (readonly [string, Geometry | null, Polygon[]])[] = [
  ['a polygon', { type: 'Polygon', coordinates: one }, [one]],
  ['many polygons', { type: 'MultiPolygon', coordinates: [one, two] }, [one, two]],
  [
    'a mixed collection',
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [106, 20] },
        { type: 'Polygon', coordinates: two },
      ],
    },
    [two],
  ],
  [
    'a line',
    {
      type: 'LineString',
      coordinates: [
        [106, 20],
        [107, 20],
      ],
    },
    [],
  ],
  ['nothing', null, []],
]

describe(polygonsOf, () => {
  it.each(cases)('gives the polygons of %s', (_, geometry, polygons) => {
    expect(polygonsOf(geometry)).toEqual(polygons)
  })
  it('leaves heights out', () => {
    const high = one.map((ring) => ring.map((at) => [...at, 12]))
    expect(polygonsOf({ type: 'Polygon', coordinates: high })).toEqual([one])
  })
})

describe(partsOfArea, () => {
  it('treats one part and many alike', () => {
    const properties = { code: '90001', name: 'Xã', at: [106, 20] as [number, number] }
    expect(
      partsOfArea({ type: 'Feature', id: '90001', properties, geometry: { type: 'Polygon', coordinates: one } }),
    ).toEqual([one])
  })
})
