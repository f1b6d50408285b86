import { Delaunay } from 'd3-delaunay'
import { intersection, union } from 'polyclip-ts'
import type { MapPack, Position, Unit } from '@toan-canh/contract'
import { assemblePack, type UnitGround } from './assemble-pack.ts'
import { clipToWindow } from './clip-to-window.ts'
import { MapPackError } from './map-pack-error.ts'
import { kmPerDegree, provinceExtent } from './province-extent.ts'
import { provinceUnits } from './province-units.ts'
import { areaOf, bboxOf, contains, widened, type Polygon } from './rings.ts'
import type { WorldLand } from './world-land.ts'

const note = 'ranh giới gần đúng'
/** Land given to a centre that the small-scale coastline leaves in the water. */
const footingKm = 1.5
const footingCorners = 24
/** Crumbs of coast below this many square degrees (about 0.4 km²) are dropped. */
const leastPart = 3.5e-5
const marginShare = 0.2

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
  if (placed.length === 0)
    throw new MapPackError('units', `no commune of province ${province} has a centre (lon, lat) in the register`)
  const centres = apart(placed.map(({ at }) => at))
  const region = ground(centres, world)
  const grounds = cellsAround(centres, widened(bboxOf(region), marginShare)).map((cell, index): UnitGround => {
    const unit = placed[index]?.unit
    return {
      code: unit?.code ?? '',
      name: unit?.name ?? '',
      at: centres[index],
      polygons: withoutCrumbs(intersection([cell], clipToWindow(region, widened(bboxOf([cell]), marginShare)))),
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

function ground(centres: readonly Position[], world: WorldLand): Polygon[] {
  const extent = provinceExtent(centres)
  const land = clipToWindow(world.land, widened(bboxOf(extent), marginShare))
  const dry = intersection(extent, land)
  const wet = centres.filter((at) => !dry.some((polygon) => contains(polygon, at)))
  const [first, ...more] = [dry, ...wet.map(footing)]
  const whole = union(first ?? [], ...more)
  return whole.filter((polygon) => areaOf(polygon) > leastPart || centres.some((at) => contains(polygon, at)))
}

function footing([lon, lat]: Position): Polygon[] {
  const kmPerLon = kmPerDegree * Math.cos((lat * Math.PI) / 180)
  const corner = (index: number): Position => {
    const angle = (2 * Math.PI * (index % footingCorners)) / footingCorners
    return [lon + (footingKm / kmPerLon) * Math.cos(angle), lat + (footingKm / kmPerDegree) * Math.sin(angle)]
  }
  return [[Array.from({ length: footingCorners + 1 }, (_, index) => corner(index))]]
}

/** Voronoi cells; east–west is shrunk to true length first so that borders lie half-way on the ground. */
function cellsAround(centres: readonly Position[], [west, south, east, north]: readonly number[]): Polygon[] {
  const squeeze = Math.cos(((((south ?? 0) + (north ?? 0)) / 2) * Math.PI) / 180)
  const voronoi = Delaunay.from(centres.map(([lon, lat]): Position => [lon * squeeze, lat])).voronoi([
    (west ?? 0) * squeeze,
    south ?? 0,
    (east ?? 0) * squeeze,
    north ?? 0,
  ])
  return centres.map((_, index) => [voronoi.cellPolygon(index).map(([x, y]): Position => [x / squeeze, y])])
}

function withoutCrumbs(parts: readonly Polygon[]): Polygon[] {
  const large = parts.filter((polygon) => areaOf(polygon) > leastPart)
  return large.length > 0 ? large : [...parts]
}
