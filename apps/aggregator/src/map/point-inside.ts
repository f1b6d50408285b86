import type { Position } from '@toan-canh/contract'
import { areaOf, bboxOf, contains, crossingsAt, type Polygon } from './rings.ts'

const scanLines = 24

/** The middle of the widest stretch of the polygon on a horizontal line, over lines spread across it: never outside it. */
function widestMiddle(polygon: Polygon): Position {
  const [, south, , north] = bboxOf([polygon])
  let best: { width: number; at: Position } = { width: -1, at: polygon[0]?.[0] ?? [0, 0] }
  for (let line = 1; line < scanLines; line += 1) {
    const y = south + ((north - south) * line) / scanLines + 1e-9
    const crossings = crossingsAt(polygon, y).toSorted((a, b) => a - b)
    const share = 1 - Math.abs(line / scanLines - 0.5)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const [from, to] = [crossings[pair] ?? 0, crossings[pair + 1] ?? 0]
      if ((to - from) * share > best.width) best = { width: (to - from) * share, at: [(from + to) / 2, y] }
    }
  }
  return best.at
}

/** Where an area's label and pin stand: the wished position if it lies inside, else a point well inside the largest part. */
export function pointInside(polygons: readonly Polygon[], wished: Position | undefined): Position {
  if (wished && polygons.some((polygon) => contains(polygon, wished))) return wished
  const largest = polygons.toSorted((a, b) => areaOf(b) - areaOf(a))[0]
  return largest ? widestMiddle(largest) : (wished ?? [0, 0])
}
