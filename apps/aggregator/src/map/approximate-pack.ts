import { Delaunay } from 'd3-delaunay'
import { intersection } from 'polyclip-ts'
import type { MapPack, Position, Unit } from '@toan-canh/contract'
import { assemblePack, type UnitGround } from './assemble-pack.ts'
import { clipToWindow } from './clip-to-window.ts'
import { MapPackError } from './map-pack-error.ts'
import { provinceUnits } from './province-units.ts'
import { areaOf, bboxOf, contains, widened, type Bbox, type Polygon } from './rings.ts'
import { softGround } from './soft-ground.ts'
import { thinned } from './thinned.ts'
import type { WorldLand } from './world-land.ts'

const note = 'ranh giới gần đúng'
/** Crumbs of coast below this many square degrees (about 0.4 km²) are dropped. */
const leastPart = 3.5e-5
const edgeToleranceDegrees = 0.0004
/** Land is looked at this far around the centres, which covers any unit's reach. */
const landMarginDegrees = 0.25
const cellMarginShare = 0.2

export interface ApproximateInput {
  readonly province: string
  readonly units: readonly Unit[]
  readonly world: WorldLand
}

/**
 * Cells around the centres of a province's communes, on land and within a soft edge around them: drawn until boundaries are imported.
 * Throws when no unit of the province has a centre.
 */
export function approximatePack({ province, units, world }: ApproximateInput): MapPack {
  const { areas, farIslands } = provinceUnits(province, units)
  const placed = areas.flatMap((unit) => (unit.at ? [{ unit, at: unit.at }] : []))
  if (placed.length === 0) {
    throw new MapPackError('units', `no commune of province ${province} has a centre (lon, lat) in the register`)
  }
  const centres = apart(placed.map(({ at }) => at))
  const region = groundOf(centres, world)
  const cells = cellsAround(centres, widened(bboxOf(region), cellMarginShare))
  const grounds = placed.map(({ unit }, index): UnitGround => {
    const cell = cells[index] ?? []
    const around = clipToWindow(region, widened(bboxOf([cell]), cellMarginShare))
    return {
      code: unit.code,
      name: unit.name,
      at: centres[index],
      polygons: withoutCrumbs(intersection([cell], around)),
    }
  })
  return assemblePack({ province, origin: 'approximate', note, grounds, farIslands, world })
}

/** Two units at one centre would share one cell: each repeat moves a few hundred metres east. */
function apart(centres: readonly Position[]): Position[] {
  const seen = new Map<string, number>()
  return centres.map(([lon, lat]) => {
    const repeats = seen.get(`${lon},${lat}`) ?? 0
    seen.set(`${lon},${lat}`, repeats + 1)
    return [lon + 0.003 * repeats, lat]
  })
}

function groundOf(centres: readonly Position[], world: WorldLand): Polygon[] {
  const [west, south, east, north] = bboxOf([[[...centres]]])
  const around: Bbox = [
    west - landMarginDegrees,
    south - landMarginDegrees,
    east + landMarginDegrees,
    north + landMarginDegrees,
  ]
  const ground = thinned(softGround(centres, clipToWindow(world.vietNam, around)), edgeToleranceDegrees)
  return ground.filter((polygon) => areaOf(polygon) > leastPart || centres.some((at) => contains(polygon, at)))
}

/** Voronoi cells; east–west is shrunk to true length first so that borders lie half-way on the ground. */
function cellsAround(centres: readonly Position[], [west, south, east, north]: Bbox): Polygon[] {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const points = centres.map(([lon, lat]): Position => [lon * squeeze, lat])
  const voronoi = Delaunay.from(points).voronoi([west * squeeze, south, east * squeeze, north])
  return centres.map((_, index) => [voronoi.cellPolygon(index).map(([x, y]): Position => [x / squeeze, y])])
}

function withoutCrumbs(parts: readonly Polygon[]): Polygon[] {
  const large = parts.filter((polygon) => areaOf(polygon) > leastPart)
  return large.length > 0 ? large : [...parts]
}
