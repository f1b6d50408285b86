import type { Position } from '@toan-canh/contract'

const kmPerDegree = 111.2

/** A place on a flat map in kilometres, east and north of the origin of degrees. */
export interface PlanePoint {
  readonly x: number
  readonly y: number
}

export interface LocalPlane {
  readonly toPlane: (at: Position) => PlanePoint
  readonly toDegrees: (point: PlanePoint) => Position
}

/** A flat map true to scale around a latitude (degrees): good to a few per mille over a province. */
export function localPlane(latitude: number): LocalPlane {
  const kmPerLon = kmPerDegree * Math.cos((latitude * Math.PI) / 180)
  return {
    toPlane: ([lon, lat]) => ({ x: lon * kmPerLon, y: lat * kmPerDegree }),
    toDegrees: ({ x, y }) => [x / kmPerLon, y / kmPerDegree],
  }
}

/** The way between two places, in kilometres. */
export function distanceKm(one: Position, other: Position): number {
  const { toPlane } = localPlane((one[1] + other[1]) / 2)
  const [from, to] = [toPlane(one), toPlane(other)]
  return Math.hypot(from.x - to.x, from.y - to.y)
}
