import type { Position } from '@toan-canh/contract'
import { bboxOf, signedArea, type Bbox, type Polygon, type Ring } from './rings.ts'

interface Side {
  readonly keeps: (at: Position) => boolean
  readonly meets: (from: Position, to: Position) => Position
}

const atX = (x: number, [x1, y1]: Position, [x2, y2]: Position): Position => [
  x,
  y1 + ((y2 - y1) * (x - x1)) / (x2 - x1),
]
const atY = (y: number, [x1, y1]: Position, [x2, y2]: Position): Position => [
  x1 + ((x2 - x1) * (y - y1)) / (y2 - y1),
  y,
]

function sidesOf([west, south, east, north]: Bbox): readonly Side[] {
  return [
    { keeps: ([x]) => x >= west, meets: (from, to) => atX(west, from, to) },
    { keeps: ([x]) => x <= east, meets: (from, to) => atX(east, from, to) },
    { keeps: ([, y]) => y >= south, meets: (from, to) => atY(south, from, to) },
    { keeps: ([, y]) => y <= north, meets: (from, to) => atY(north, from, to) },
  ]
}

/** Sutherland–Hodgman, one side of the window at a time. */
function clipRing(ring: Ring, window: Bbox): Ring {
  return sidesOf(window).reduce<Ring>(
    (open, side) => {
      const kept: Ring = []
      for (const [index, to] of open.entries()) {
        const from = open.at(index - 1) ?? to
        if (side.keeps(from) !== side.keeps(to)) kept.push(side.meets(from, to))
        if (side.keeps(to)) kept.push(to)
      }
      return kept
    },
    ring.slice(0, -1),
  )
}

/** The polygons inside a box. Parts that fall apart stay joined along the box's edge, which lies out of view. */
export function clipToWindow(polygons: readonly Polygon[], window: Bbox): Polygon[] {
  return polygons.flatMap((polygon) => {
    const [west, south, east, north] = bboxOf(polygon.slice(0, 1).map((outer) => [outer]))
    if (east < window[0] || west > window[2] || north < window[1] || south > window[3]) return []
    const rings = polygon
      .map((ring) => clipRing(ring, window))
      .filter((ring) => ring.length >= 3 && signedArea(ring) !== 0)
    return rings.length > 0 ? [rings.map((ring) => [...ring, ...ring.slice(0, 1)])] : []
  })
}
