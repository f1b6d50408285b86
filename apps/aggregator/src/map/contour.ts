import type { Position } from '@toan-canh/contract'
import { signedArea, type Ring } from './rings.ts'

/** A field sampled on a grid: `valueAt(column, row)`, in grid steps. */
export interface SampledField {
  readonly columns: number
  readonly rows: number
  readonly valueAt: (column: number, row: number) => number
}

/** Edges of a cell: 0 bottom, 1 right, 2 top, 3 left. For each corner pattern (1 bl, 2 br, 4 tr, 8 tl): from edge → to edge, inside on the left. */
const crossings: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
]

/**
 * Outer rings of the ground where the field is at least 1, in grid coordinates, counter-clockwise (marching squares).
 * Holes are left out. Samples on the rim of the grid must be below 1, or rings stay open and are dropped.
 */
export function outerContours(field: SampledField): Ring[] {
  const next = new Map<string, { key: string; at: Position }>()
  for (let row = 0; row + 1 < field.rows; row += 1) {
    for (let column = 0; column + 1 < field.columns; column += 1) {
      for (const [from, to] of crossings[patternAt(field, column, row)] ?? []) {
        next.set(edgeKey(from, column, row), { key: edgeKey(to, column, row), at: edgePoint(field, from, column, row) })
      }
    }
  }
  return linked(next).filter((ring) => signedArea(ring) > 0)
}

function patternAt(field: SampledField, column: number, row: number): number {
  const bit = (dx: number, dy: number, weight: number) => (field.valueAt(column + dx, row + dy) >= 1 ? weight : 0)
  return bit(0, 0, 1) + bit(1, 0, 2) + bit(1, 1, 4) + bit(0, 1, 8)
}

function edgeKey(edge: number, column: number, row: number): string {
  if (edge === 1) return `v${column + 1},${row}`
  if (edge === 2) return `h${column},${row + 1}`
  return edge === 0 ? `h${column},${row}` : `v${column},${row}`
}

function edgePoint(field: SampledField, edge: number, column: number, row: number): Position {
  const isUpright = edge === 1 || edge === 3
  const x = column + (edge === 1 ? 1 : 0)
  const y = row + (edge === 2 ? 1 : 0)
  const here = field.valueAt(x, y)
  const there = isUpright ? field.valueAt(x, y + 1) : field.valueAt(x + 1, y)
  const share = (1 - here) / (there - here)
  return isUpright ? [x, y + share] : [x + share, y]
}

function linked(next: Map<string, { key: string; at: Position }>): Ring[] {
  const rings: Ring[] = []
  for (const start of next.keys()) {
    const ring: Ring = []
    let key = start
    for (let step = next.get(key); step; step = next.get(key)) {
      next.delete(key)
      ring.push(step.at)
      key = step.key
    }
    if (key === start && ring.length >= 3) rings.push([...ring, ...ring.slice(0, 1)])
  }
  return rings
}
