import { crossingsAt, type Polygon } from './rings.ts'
import type { PlanePoint } from './local-plane.ts'

/** A grid of samples over a flat map; `values` run row by row from the south-west corner. */
export interface GroundGrid {
  readonly west: number
  readonly south: number
  readonly stepKm: number
  readonly columns: number
  readonly rows: number
  readonly values: Float64Array
}

/** An empty grid over the points and a rim around them, so many steps on its longer side. */
export function gridOver(points: readonly PlanePoint[], rimKm: number, steps: number): GroundGrid {
  const west = Math.min(...points.map(({ x }) => x)) - rimKm
  const south = Math.min(...points.map(({ y }) => y)) - rimKm
  const width = Math.max(...points.map(({ x }) => x)) + rimKm - west
  const height = Math.max(...points.map(({ y }) => y)) + rimKm - south
  const stepKm = Math.max(width, height) / steps
  const columns = Math.ceil(width / stepKm) + 1
  const rows = Math.ceil(height / stepKm) + 1
  return { west, south, stepKm, columns, rows, values: new Float64Array(columns * rows) }
}

/** The same grid with each sample computed from its place and its old value; the rim stays 0. */
export function mapped(grid: GroundGrid, valueAt: (point: PlanePoint, old: number) => number): GroundGrid {
  const { west, south, stepKm, columns, rows } = grid
  const values = grid.values.map((old, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    const isRim = column === 0 || row === 0 || column === columns - 1 || row === rows - 1
    return isRim ? 0 : valueAt({ x: west + column * stepKm, y: south + row * stepKm }, old)
  })
  return { ...grid, values }
}

/** Softens a grid: three running means in each direction, close to a bell curve of the given deviation. */
export function softened(grid: GroundGrid, deviationKm: number): GroundGrid {
  const radius = Math.round(deviationKm / grid.stepKm)
  if (radius < 1) return grid
  let { values } = grid
  for (let pass = 0; pass < 3; pass += 1) {
    values = runningMean(values, { lines: grid.rows, along: grid.columns, step: 1, lineStep: grid.columns, radius })
    values = runningMean(values, { lines: grid.columns, along: grid.rows, step: grid.columns, lineStep: 1, radius })
  }
  return { ...grid, values }
}

interface Sweep {
  readonly lines: number
  readonly along: number
  readonly step: number
  readonly lineStep: number
  readonly radius: number
}

function runningMean(values: Float64Array, { lines, along, step, lineStep, radius }: Sweep): Float64Array<ArrayBuffer> {
  const result = new Float64Array(values.length)
  for (let line = 0; line < lines; line += 1) {
    const at = (index: number) => (index < 0 || index >= along ? 0 : (values[line * lineStep + index * step] ?? 0))
    let sum = 0
    for (let index = -radius; index < radius; index += 1) sum += at(index)
    for (let index = 0; index < along; index += 1) {
      sum += at(index + radius)
      result[line * lineStep + index * step] = sum / (2 * radius + 1)
      sum -= at(index - radius)
    }
  }
  return result
}

/** Whether a place lies on any of the polygons. Crossings are found once a line of equal y, so a grid costs little more than its rows. */
export function landTest(polygons: readonly Polygon[]): (point: PlanePoint) => boolean {
  const crossingsOf = new Map<number, readonly number[]>()
  return ({ x, y }) => {
    const crossings = crossingsOf.get(y) ?? polygons.flatMap((polygon) => crossingsAt(polygon, y))
    crossingsOf.set(y, crossings)
    return crossings.filter((crossing) => crossing > x).length % 2 === 1
  }
}
