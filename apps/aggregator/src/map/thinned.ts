import type { Position } from '@toan-canh/contract'
import type { Polygon, Ring } from './rings.ts'

/** Polygons with fewer points, none further than the tolerance (degrees) from the line it leaves (Douglas–Peucker). Borders are not shared. */
export function thinned(polygons: readonly Polygon[], toleranceDegrees: number): Polygon[] {
  return polygons.map((polygon) => polygon.map((ring) => thinnedRing(ring, toleranceDegrees)))
}

/** A ring is thinned as two lines between its first and its farthest point; one too small to keep a shape stays as it was. */
function thinnedRing(ring: Ring, tolerance: number): Ring {
  const [first] = ring
  if (!first) return ring
  const farthest = ring.reduce(
    (best, at, index) => (gap(at, first) > gap(ring[best] ?? first, first) ? index : best),
    0,
  )
  const kept = [
    ...thinnedLine(ring.slice(0, farthest + 1), tolerance),
    ...thinnedLine(ring.slice(farthest), tolerance).slice(1),
  ]
  return kept.length >= 5 ? kept : ring
}

function thinnedLine(line: Ring, tolerance: number): Ring {
  const [start, end] = [line[0], line.at(-1)]
  if (!start || !end || line.length < 3) return line
  let worst = { index: 0, off: 0 }
  for (const [index, at] of line.entries()) {
    const off = offLine(at, start, end)
    if (off > worst.off) worst = { index, off }
  }
  if (worst.off <= tolerance) return [start, end]
  return [
    ...thinnedLine(line.slice(0, worst.index + 1), tolerance),
    ...thinnedLine(line.slice(worst.index), tolerance).slice(1),
  ]
}

const gap = ([x1, y1]: Position, [x2, y2]: Position): number => Math.hypot(x1 - x2, y1 - y2)

function offLine(at: Position, start: Position, end: Position): number {
  const length = gap(start, end)
  if (length === 0) return gap(at, start)
  return Math.abs((end[0] - start[0]) * (start[1] - at[1]) - (start[0] - at[0]) * (end[1] - start[1])) / length
}
