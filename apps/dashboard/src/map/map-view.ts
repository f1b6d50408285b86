import type { MapPack, Position } from '@toan-canh/contract'
import { fromMercator, toMercator, type ScreenPoint } from './mercator.ts'

/** Pixels of the drawing at zoom 0. */
const worldPx = 512

export interface Frame {
  readonly width: number
  readonly height: number
  readonly padding: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
}

/** What a map of a given size shows: canvas and SVG are drawn from the same view and lie pixel on pixel. */
export interface MapView {
  readonly width: number
  readonly height: number
  readonly centre: Position
  readonly zoom: number
  /** West, south, east, north of the whole frame. */
  readonly bounds: readonly [number, number, number, number]
  readonly project: (at: Position) => ScreenPoint
}

/** Fits a box of degrees into a frame's free middle, as large as it goes. */
export function fitView([west, south, east, north]: MapPack['bbox'], { width, height, padding }: Frame): MapView {
  const [left, top] = toMercator([west, north])
  const [right, bottom] = toMercator([east, south])
  const freeWidth = Math.max(1, width - padding.left - padding.right)
  const freeHeight = Math.max(1, height - padding.top - padding.bottom)
  const scale = Math.min(freeWidth / (right - left), freeHeight / (bottom - top))
  const originX = padding.left + freeWidth / 2 - (scale * (left + right)) / 2
  const originY = padding.top + freeHeight / 2 - (scale * (top + bottom)) / 2
  const place = ([x, y]: ScreenPoint): Position => fromMercator([(x - originX) / scale, (y - originY) / scale])
  const [boundWest, boundNorth] = place([0, 0])
  const [boundEast, boundSouth] = place([width, height])
  return {
    width,
    height,
    centre: place([width / 2, height / 2]),
    zoom: Math.log2(scale / worldPx),
    bounds: [boundWest, boundSouth, boundEast, boundNorth],
    project: (at) => {
      const [x, y] = toMercator(at)
      return [originX + scale * x, originY + scale * y]
    },
  }
}
