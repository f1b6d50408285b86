import type { Position } from '@toan-canh/contract'

export type Ring = Position[]
export type Polygon = Ring[]
/** West, south, east, north in degrees. */
export type Bbox = [number, number, number, number]

/** Twice-free signed area in square degrees: positive where the ring runs counter-clockwise. */
export function signedArea(ring: readonly Position[]): number {
  let doubled = 0
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    doubled += x * nextY - nextX * y
  }
  return doubled / 2
}

/** Area of a polygon in square degrees, holes taken out. */
export function areaOf(polygon: Polygon): number {
  return polygon.reduce(
    (sum, ring, index) => sum + (index === 0 ? Math.abs(signedArea(ring)) : -Math.abs(signedArea(ring))),
    0,
  )
}

/** Where the polygon's edges meet the horizontal line at y, in no order. */
export function crossingsAt(polygon: Polygon, y: number): number[] {
  const found: number[] = []
  for (const ring of polygon) {
    for (let index = 0; index + 1 < ring.length; index += 1) {
      const [from, to] = [ring[index], ring[index + 1]]
      if (from && to && from[1] > y !== to[1] > y) {
        found.push(((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0])
      }
    }
  }
  return found
}

/** Whether a position lies in a polygon, holes taken out (even-odd rule). */
export function contains(polygon: Polygon, [x, y]: Position): boolean {
  return crossingsAt(polygon, y).filter((crossing) => crossing > x).length % 2 === 1
}

/** The smallest box around the polygons. */
export function bboxOf(polygons: readonly Polygon[]): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of polygons.flat(2)) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

/** The box widened on every side by a share of its longer side. */
export function widened([west, south, east, north]: Bbox, share: number): Bbox {
  const by = share * Math.max(east - west, north - south)
  return [west - by, south - by, east + by, north + by]
}

/** Rounds to 10⁻ᵈ degrees, drops repeats, closes the ring; `null` when nothing with an area remains. */
export function roundedRing(ring: readonly Position[], decimals: number): Ring | null {
  const factor = 10 ** decimals
  const result: Ring = []
  for (const [x, y] of ring) {
    const at: Position = [Math.round(x * factor) / factor, Math.round(y * factor) / factor]
    const last = result.at(-1)
    if (!last || last[0] !== at[0] || last[1] !== at[1]) result.push(at)
  }
  const [first, last] = [result[0], result.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) result.push([...first])
  return result.length >= 4 && signedArea(result) !== 0 ? result : null
}

/** Rounds polygons and turns their rings as RFC 7946 asks: outside counter-clockwise, holes clockwise. */
export function roundedPolygons(polygons: readonly Polygon[], decimals: number): Polygon[] {
  return polygons.flatMap((polygon) => {
    const [outer, ...holes] = polygon.map((ring) => roundedRing(ring, decimals))
    if (!outer) return []
    const turned = signedArea(outer) < 0 ? outer.toReversed() : outer
    return [[turned, ...holes.flatMap((hole) => (hole ? [signedArea(hole) > 0 ? hole.toReversed() : hole] : []))]]
  })
}
