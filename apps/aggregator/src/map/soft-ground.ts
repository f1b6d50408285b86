import type { Position } from '@toan-canh/contract'
import { outerContours } from './contour.ts'
import { gridOver, landTest, mapped, softened, type GroundGrid } from './ground-grid.ts'
import { localPlane, type LocalPlane, type PlanePoint } from './local-plane.ts'
import type { Polygon } from './rings.ts'

const gridSteps = 260
/** How far past its centre a unit's ground is taken to reach, against the mean way to its nearest neighbours. */
const reachShare = 0.75
const neighboursAsked = 4
const mostReachKm = 12
const rimKm = 1.6 * mostReachKm
/** Bumps and notches of the outer edge narrower than about twice this are smoothed away; of the coast, those below the second. */
const edgeSofteningKm = 3
const coastSofteningKm = 0.7
/** Ground given around every centre, and along the way to land for one that a small-scale coastline leaves in the water: wider towards land. */
const footingKm = 1.9
const footingSpread = 0.55
const longestCausewayKm = 9

/**
 * A plausible ground for a province of which only the communes' centres are known: what lies near a centre, on land,
 * with a soft edge and without holes. Every centre lies on it.
 */
export function softGround(centres: readonly Position[], land: readonly Polygon[]): Polygon[] {
  const plane = localPlane(centres.reduce((sum, [, lat]) => sum + lat, 0) / centres.length)
  const places = centres.map(plane.toPlane)
  const reaches = places.map((place) => reachOf(place, places))
  const empty = gridOver(places, rimKm, gridSteps)
  const near = mapped(empty, (point) =>
    places.some((place, index) => gap(point, place) < (reaches[index] ?? 0)) ? 1 : 0,
  )
  const isLand = landTest(land.map((polygon) => polygon.map((ring) => ring.map((at) => pair(plane.toPlane(at))))))
  const footings = causeways(places, isLand)
  const dry = mapped(softened(near, edgeSofteningKm), (point, value) =>
    (value >= 0.5 && isLand(point)) || footings.some(([from, to]) => isOnCauseway(point, from, to)) ? 1 : 0,
  )
  return contourOf(softened(dry, coastSofteningKm), plane)
}

const pair = ({ x, y }: PlanePoint): Position => [x, y]
const gap = (one: PlanePoint, other: PlanePoint): number => Math.hypot(one.x - other.x, one.y - other.y)

function reachOf(place: PlanePoint, places: readonly PlanePoint[]): number {
  const ways = places
    .map((other) => gap(place, other))
    .filter((km) => km > 0)
    .toSorted((a, b) => a - b)
    .slice(0, neighboursAsked)
  const mean = ways.length > 0 ? ways.reduce((sum, km) => sum + km, 0) / ways.length : mostReachKm
  return Math.min(mostReachKm, Math.max(footingKm, reachShare * mean))
}

/** For each centre the line that must be ground: the centre itself, or from it to the nearest centre on land. */
function causeways(places: readonly PlanePoint[], isLand: (point: PlanePoint) => boolean): [PlanePoint, PlanePoint][] {
  const dry = places.filter(isLand)
  return places.map((place) => {
    if (isLand(place)) return [place, place]
    const nearest = dry.toSorted((a, b) => gap(place, a) - gap(place, b))[0]
    return nearest && gap(place, nearest) < longestCausewayKm ? [place, nearest] : [place, place]
  })
}

function isOnCauseway(point: PlanePoint, from: PlanePoint, to: PlanePoint): boolean {
  const length = gap(from, to)
  const along =
    length === 0 ? 0 : ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length
  const gone = Math.min(length, Math.max(0, along))
  const share = length === 0 ? 0 : gone / length
  const nearest = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
  return gap(point, nearest) < footingKm + footingSpread * gone
}

function contourOf({ columns, rows, west, south, stepKm, values }: GroundGrid, plane: LocalPlane): Polygon[] {
  const valueAt = (column: number, row: number) => 2 * (values[row * columns + column] ?? 0)
  return outerContours({ columns, rows, valueAt }).map((ring) => [
    ring.map(([column, row]) => plane.toDegrees({ x: west + column * stepKm, y: south + row * stepKm })),
  ])
}
