import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { z } from 'zod'
import { MapPackError } from './map-pack-error.ts'
import { roundedPolygons, type Polygon } from './rings.ts'
import { topologySchema } from './world-land.ts'

/** About a metre: what two files that share a border can be trusted to agree on. */
const readDecimals = 5

/** One boundary of a file, with whatever its author wrote beside it. */
export interface Boundary {
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: readonly Polygon[]
}

const position = z.array(z.number()).min(2)
const ring = z.array(position)
const geometrySchema = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
])
const featureSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: geometrySchema.nullable().catch(null),
})
const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(featureSchema) })

/** Reads GeoJSON, or every object of a TopoJSON file, into boundaries of WGS84 degrees. Throws a sentence for the operator. */
export function readBoundaries(source: unknown): Boundary[] {
  const topology = topologySchema.safeParse(source)
  const collections = topology.success ? collectionsOf(topology.data) : [source]
  const boundaries = collections.flatMap(readCollection)
  if (boundaries.length === 0)
    throw new MapPackError('format', 'the file holds no polygon: give one Polygon or MultiPolygon for each unit')
  return boundaries
}

function collectionsOf(topology: Topology): unknown[] {
  try {
    return Object.values(topology.objects).map((object) => feature(topology, object))
  } catch (cause) {
    throw new MapPackError('format', 'the TopoJSON file is damaged: an object names an arc that is not there', {
      cause,
    })
  }
}

function readCollection(source: unknown): Boundary[] {
  const parsed = collectionSchema.safeParse(source)
  if (!parsed.success) {
    throw new MapPackError(
      'format',
      'the file is neither a GeoJSON FeatureCollection nor a TopoJSON topology of polygons',
      {
        cause: parsed.error,
      },
    )
  }
  return parsed.data.features.flatMap(({ id, properties, geometry }) => {
    if (!geometry) return []
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const pairs = polygons.map((polygon) =>
      polygon.map((line) => line.map(([x, y]): [number, number] => [x ?? NaN, y ?? NaN])),
    )
    mustBeInVietNam(pairs)
    const rounded = roundedPolygons(pairs, readDecimals)
    return rounded.length === 0
      ? []
      : [{ properties: { ...properties, ...(id !== undefined && { id }) }, polygons: rounded }]
  })
}

/** Generous box around land, islands and waters of Việt Nam. */
const [westmost, southmost, eastmost, northmost] = [102, 6, 118, 24]

function mustBeInVietNam(polygons: readonly Polygon[]): void {
  for (const [x, y] of polygons.flat(2)) {
    if (x >= westmost && x <= eastmost && y >= southmost && y <= northmost) continue
    throw new MapPackError('coordinates', `position ${x}, ${y}: ${remedyFor(x, y)}`)
  }
}

function remedyFor(x: number, y: number): string {
  if (y >= westmost && y <= eastmost && x >= southmost && x <= northmost) {
    return 'latitude stands before longitude. Write every position as longitude, latitude'
  }
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    return (
      'coordinates are metres, as in VN-2000, not degrees. Convert the file to WGS84 first, for example with ' +
      'ogr2ogr -t_srs EPSG:4326, giving -s_srs VN-2000 with the central meridian of your province'
    )
  }
  return 'lies outside Việt Nam. Check that the file is in WGS84 degrees (EPSG:4326) and of the right province'
}
