import { topology } from 'topojson-server'
import { describe, expect, it } from 'vitest'
import type { FeatureCollection } from 'geojson'
import { aBlock, asGeoJson, aSquare } from './a-province.ts'
import { readBoundaries } from './read-boundaries.ts'

const { squares } = aBlock(2, 2)
const code = (index: number) => ({ code: `9000${index + 1}` })
const collection: FeatureCollection = {
  type: 'FeatureCollection',
  features: squares.map((coordinates, index) => ({
    type: 'Feature',
    properties: code(index),
    geometry: { type: 'Polygon', coordinates },
  })),
}

describe(readBoundaries, () => {
  it('reads GeoJSON with its properties', () => {
    expect(readBoundaries(asGeoJson(squares, code))).toEqual(
      squares.map((square, index) => ({ properties: code(index), polygons: [square] })),
    )
  })
  it('reads every object of a quantised TopoJSON file', () => {
    const file: unknown = JSON.parse(JSON.stringify(topology({ communes: collection }, 1e5)))
    const read = readBoundaries(file)
    expect(read.map(({ properties }) => properties)).toEqual([code(0), code(1)])
    expect(read[0]?.polygons[0]?.[0]?.map(([lon]) => lon.toFixed(3))).toContain('106.100')
  })
  it('takes the id of a feature as a property', () => {
    const [first] = readBoundaries({ type: 'FeatureCollection', features: [{ ...collection.features[0], id: 13_285 }] })
    expect(first?.properties['id']).toBe(13_285)
  })
  it.each([
    ['metres of VN-2000', 100_000, /metres, as in VN-2000.*ogr2ogr -t_srs EPSG:4326/],
    ['a place abroad', -50, /outside Việt Nam/],
  ] as const)('refuses %s and names the remedy', (_, shift, message) => {
    const moved = squares.map((polygon) =>
      polygon.map((ring) => ring.map(([x, y]): [number, number] => [x + shift, y])),
    )
    expect(() => readBoundaries(asGeoJson(moved, code))).toThrow(message)
  })
  it('refuses latitude before longitude', () => {
    const turned = squares.map((polygon) => polygon.map((ring) => ring.map(([x, y]): [number, number] => [y, x])))
    expect(() => readBoundaries(asGeoJson(turned, code))).toThrow(/latitude stands before longitude/)
  })
  it.each([
    ['text', 'no map', /neither a GeoJSON FeatureCollection nor a TopoJSON topology/],
    ['an empty collection', { type: 'FeatureCollection', features: [] }, /holds no polygon/],
    [
      'points',
      {
        type: 'FeatureCollection',
        features: [{ properties: {}, geometry: { type: 'Point', coordinates: [106, 20] } }],
      },
      /holds no polygon/,
    ],
    [
      'a topology that names an arc it lacks',
      { type: 'Topology', arcs: [], objects: { a: { type: 'Polygon', arcs: [[3]] } } },
      /damaged/,
    ],
  ] as const)('refuses %s', (_, source, message) => {
    expect(() => readBoundaries(source)).toThrow(message)
  })
  it('drops rings without an area and keeps the rest of the unit', () => {
    const flat: [number, number][] = [
      [106, 20],
      [106.1, 20],
      [106.2, 20],
      [106, 20],
    ]
    const source = {
      type: 'FeatureCollection',
      features: [{ properties: {}, geometry: { type: 'MultiPolygon', coordinates: [[flat], aSquare([106, 20])] } }],
    }
    expect(readBoundaries(source)[0]?.polygons).toEqual([aSquare([106, 20])])
  })
})
