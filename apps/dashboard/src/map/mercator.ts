import type { Position } from '@toan-canh/contract'

/** A point of a screen: pixels to the right and down. */
export type ScreenPoint = readonly [x: number, y: number]

/** Web Mercator on a unit square, as the map's canvas draws: x to the east, y to the south. */
export function toMercator([lon, lat]: Position): ScreenPoint {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

export function fromMercator([x, y]: ScreenPoint): Position {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI]
}
