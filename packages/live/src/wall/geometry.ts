import type { Board, Wall } from '@toan-canh/contract'

export type Layout = Board['layouts'][number]
type Grid = Pick<Wall, 'columns' | 'rows' | 'bezel'>
type Rotation = Wall['turned'][string]

export interface Size {
  readonly width: number
  readonly height: number
}

/** One browser of a wall: its crop of the canvas in wall pixels, as it is seen, and by how many degrees its screen hangs turned. */
export interface WallOutput extends Size {
  /** `r1c2`: row and column, counted from 1 at the upper left. */
  readonly id: string
  readonly row: number
  readonly column: number
  readonly x: number
  readonly y: number
  readonly rotation: Rotation
}

/** How a layout stands on a canvas: `k` pixels to one author pixel, letterboxed by `left` and `top`. */
export interface Fit {
  readonly layout: Layout
  readonly k: number
  readonly left: number
  readonly top: number
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}

/** Where each screen of an axis begins when the strips behind bezels count. */
function starts(lengths: readonly number[], bezel: number): number[] {
  return lengths.map((_, at) => sum(lengths.slice(0, at)) + at * bezel)
}

/** The canvas of a wall in pixels, with the strips that bezels hide. */
export function canvasOf({ columns, rows, bezel }: Grid): Size {
  return {
    width: sum(columns) + bezel.x * (columns.length - 1),
    height: sum(rows) + bezel.y * (rows.length - 1),
  }
}

/** The outputs of a wall, row by row. */
export function outputsOf({ columns, rows, bezel, turned }: Grid & Pick<Wall, 'turned'>): WallOutput[] {
  const [lefts, tops] = [starts(columns, bezel.x), starts(rows, bezel.y)]
  return rows.flatMap((height, row) =>
    columns.map((width, column) => {
      const id = `r${row + 1}c${column + 1}`
      const [x = 0, y = 0] = [lefts[column], tops[row]]
      return { id, row: row + 1, column: column + 1, x, y, width, height, rotation: turned[id] ?? 0 }
    }),
  )
}

function distance(layout: Size, screen: Size): number {
  return Math.abs(Math.log((layout.width * screen.height) / (layout.height * screen.width)))
}

/** Takes the layout of the screen's ratio, or the nearest, and fits it whole. A wall is never squashed. */
export function fitOf(layouts: readonly Layout[], screen: Size): Fit {
  const [layout] = layouts.toSorted((a, b) => distance(a, screen) - distance(b, screen))
  if (layout === undefined) throw new Error('a board has at least one layout')
  const k = Math.min(screen.width / layout.width, screen.height / layout.height)
  return { layout, k, left: (screen.width - layout.width * k) / 2, top: (screen.height - layout.height * k) / 2 }
}

/** Moves positions along one axis by the bezels before them; an end on a seam belongs to the screen before it. */
function shift(lengths: readonly number[], bezel: number) {
  const seams = lengths.slice(0, -1).map((_, at) => sum(lengths.slice(0, at + 1)))
  const reach = 0.5
  return {
    start: (at: number) => at + bezel * seams.filter((seam) => seam <= at + reach).length,
    end: (at: number) => at + bezel * seams.filter((seam) => seam < at - reach).length,
  }
}

/**
 * Fits a board on a wall: the layout is chosen and scaled by the pixels that are seen, then its zones move by the
 * bezels before them. What lies on one screen only moves; what crosses a seam also grows by the strip behind it, so that
 * a picture goes on unbroken.
 */
export function fitOnWall(layouts: readonly Layout[], { columns, rows, bezel }: Grid): Fit {
  const fit = fitOf(layouts, { width: sum(columns), height: sum(rows) })
  if (bezel.x === 0 && bezel.y === 0) return fit
  const { layout, k } = fit
  const [across, down] = [shift(columns, bezel.x), shift(rows, bezel.y)]
  const [left, top] = [across.start(fit.left), down.start(fit.top)]
  const startX = (x: number) => (across.start(fit.left + x * k) - left) / k
  const startY = (y: number) => (down.start(fit.top + y * k) - top) / k
  const endX = (x: number) => (across.end(fit.left + x * k) - left) / k
  const endY = (y: number) => (down.end(fit.top + y * k) - top) / k
  const moved = ([x, y, width, height]: Layout['places'][string]): Layout['places'][string] => [
    startX(x),
    startY(y),
    endX(x + width) - startX(x),
    endY(y + height) - startY(y),
  ]
  return {
    k,
    left,
    top,
    layout: {
      width: endX(layout.width),
      height: endY(layout.height),
      places: Object.fromEntries(Object.entries(layout.places).map(([name, place]) => [name, moved(place)])),
    },
  }
}

/** A part of a canvas, in its pixels. */
export interface Crop extends Size {
  readonly x: number
  readonly y: number
}

/** The fit of a crop shown at `scale` window pixels to one of the wall, and of the layout only what can be seen in it. */
export function cropFit(fit: Fit, crop: Crop, scale: number): Fit {
  const reachPx = 16
  const isSeen = ([x, y, width, height]: Layout['places'][string]) =>
    fit.left + (x + width) * fit.k > crop.x - reachPx &&
    fit.left + x * fit.k < crop.x + crop.width + reachPx &&
    fit.top + (y + height) * fit.k > crop.y - reachPx &&
    fit.top + y * fit.k < crop.y + crop.height + reachPx
  return {
    k: fit.k * scale,
    left: (fit.left - crop.x) * scale,
    top: (fit.top - crop.y) * scale,
    layout: {
      ...fit.layout,
      places: Object.fromEntries(Object.entries(fit.layout.places).filter(([, place]) => isSeen(place))),
    },
  }
}

/** How a crop stands in a window, turned for its screen and never squashed: at 1:1 when the window has its pixels. */
export function windowFit(
  crop: Size & { readonly rotation: Rotation },
  window: Size,
): { readonly scale: number; readonly left: number; readonly top: number } {
  const isSideways = crop.rotation === 90 || crop.rotation === 270
  const [width, height] = isSideways ? [crop.height, crop.width] : [crop.width, crop.height]
  const scale = Math.min(window.width / width, window.height / height)
  return { scale, left: (window.width - crop.width * scale) / 2, top: (window.height - crop.height * scale) / 2 }
}
