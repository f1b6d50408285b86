import type { Position } from '@toan-canh/contract'
import { outerContours } from './contour.ts'
import type { Polygon } from './rings.ts'

export const kmPerDegree = 111.2
const gridStepsAcross = 220
/** How far past its centre a unit's ground is taken to reach, against the mean way to its nearest neighbours. */
const reachShare = 0.6
const neighboursAsked = 4
const leastReachKm = 1.2
const mostReachKm = 12
/** Higher follows each disc more closely, lower runs more smoothly from one to the next. */
const sharpness = 4
const rimKm = 1.5 * mostReachKm

interface Disc {
  readonly x: number
  readonly y: number
  readonly reach: number
}

/** Around each centre a disc as wide as its neighbourhood is thin; together they make a soft-edged ground without holes. */
export function provinceExtent(centres: readonly Position[]): Polygon[] {
  const latitude = centres.reduce((sum, [, lat]) => sum + lat, 0) / centres.length
  const kmPerLon = kmPerDegree * Math.cos((latitude * Math.PI) / 180)
  const places = centres.map(([lon, lat]) => ({ x: lon * kmPerLon, y: lat * kmPerDegree }))
  const discs = places.map((place): Disc => ({ ...place, reach: reachOf(place, places) }))
  const west = Math.min(...discs.map((disc) => disc.x)) - rimKm
  const south = Math.min(...discs.map((disc) => disc.y)) - rimKm
  const width = Math.max(...discs.map((disc) => disc.x)) + rimKm - west
  const height = Math.max(...discs.map((disc) => disc.y)) + rimKm - south
  const step = Math.max(width, height) / gridStepsAcross
  const columns = Math.ceil(width / step) + 1
  const rows = Math.ceil(height / step) + 1
  const samples = Float64Array.from({ length: columns * rows }, (_, index) =>
    groundAt(discs, west + (index % columns) * step, south + Math.floor(index / columns) * step),
  )
  return outerContours({ columns, rows, valueAt: (column, row) => samples[row * columns + column] ?? 0 }).map(
    (ring) => [
      ring.map(([column, row]): Position => [(west + column * step) / kmPerLon, (south + row * step) / kmPerDegree]),
    ],
  )
}

function reachOf(place: { x: number; y: number }, places: readonly { x: number; y: number }[]): number {
  const ways = places
    .map((other) => Math.hypot(other.x - place.x, other.y - place.y))
    .filter((km) => km > 0)
    .toSorted((a, b) => a - b)
    .slice(0, neighboursAsked)
  const mean = ways.length > 0 ? ways.reduce((sum, km) => sum + km, 0) / ways.length : mostReachKm
  return Math.min(mostReachKm, Math.max(leastReachKm, reachShare * mean))
}

function groundAt(discs: readonly Disc[], x: number, y: number): number {
  let ground = 0
  for (const disc of discs) {
    const away = Math.hypot(x - disc.x, y - disc.y) / disc.reach
    if (away < 4) ground += Math.exp(-sharpness * (away - 1))
  }
  return ground
}
