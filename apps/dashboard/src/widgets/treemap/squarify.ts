/** A rectangle in author pixels. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The worst ratio of sides in a strip of areas laid along a side. */
function worstOf(strip: readonly number[], side: number): number {
  const sum = strip.reduce((all, area) => all + area, 0)
  const depth = sum / side
  return Math.max(...strip.map((area) => Math.max(depth / (area / depth), area / depth / depth)))
}

/** How many of the next areas make the strip along a side most nearly square. */
function stripLength(areas: readonly number[], side: number): number {
  let length = 1
  while (length < areas.length && worstOf(areas.slice(0, length + 1), side) <= worstOf(areas.slice(0, length), side))
    length += 1
  return length
}

/**
 * Fills a room with rectangles whose areas stand to each other as the values, in their order (Bruls, Huizing, van Wijk, Squarified
 * Treemaps, 2000). Values must be above zero; for the best sides they come largest first.
 */
export function squarify(values: readonly number[], room: Rect): readonly Rect[] {
  const sum = values.reduce((all, value) => all + value, 0)
  const scale = (room.width * room.height) / sum
  const rects: Rect[] = []
  let [left, rest] = [values.map((value) => value * scale), room]
  while (left.length > 0) {
    const isUpright = rest.width >= rest.height
    const side = isUpright ? rest.height : rest.width
    const strip = left.slice(0, stripLength(left, side))
    const depth = strip.reduce((all, area) => all + area, 0) / side
    let along = 0
    for (const area of strip) {
      const length = area / depth
      rects.push(
        isUpright
          ? { x: rest.x, y: rest.y + along, width: depth, height: length }
          : { x: rest.x + along, y: rest.y, width: length, height: depth },
      )
      along += length
    }
    rest = isUpright
      ? { ...rest, x: rest.x + depth, width: rest.width - depth }
      : { ...rest, y: rest.y + depth, height: rest.height - depth }
    left = left.slice(strip.length)
  }
  return rects
}
