import type { Board } from '@toan-canh/contract'

type Place = Board['layouts'][number]['places'][string]

/** One widget on a sheet: its size in author pixels, where it stands on the sheet in CSS pixels, and its scale. */
export interface SheetItem {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly k: number
}

export interface Sheet {
  readonly items: readonly SheetItem[]
  readonly height: number
}

/** What the desk says itself: the head and the clock of a scene stay on the wall. */
const wallOnly = new Set(['scene-title', 'scene-clock'])
/** Below this width widgets stand one below the other, at this width of author pixels or at the least that they can be drawn on. */
const narrowPx = 760
const columnWidth = 1_160
const between = 72

export interface SheetQuestion {
  readonly board: Board
  /** CSS pixels. */
  readonly width: number
  readonly leastWidthOf: (type: string) => number
}

function placesOf({ board }: SheetQuestion): {
  readonly layoutWidth: number
  readonly places: readonly [string, Place][]
} {
  const layout = board.layouts.toSorted((a, b) => a.width - b.width)[0]
  const places = Object.entries(layout?.places ?? {})
    .filter(([name]) => !wallOnly.has(board.widgets[name]?.type ?? ''))
    .toSorted(([, [x, y]], [, [otherX, otherY]]) => y - otherY || x - otherX)
  return { layoutWidth: layout?.width ?? columnWidth, places }
}

/** The narrowest layout of a board as a whole on the width of a desk, without what the wall has above. */
function wholeSheet(question: SheetQuestion): Sheet {
  const { layoutWidth, places } = placesOf(question)
  const left = Math.min(...places.map(([, [x]]) => x))
  const top = Math.min(...places.map(([, [, y]]) => y))
  const k = question.width / (layoutWidth - 2 * left)
  const bottom = Math.max(...places.map(([, [, y, , height]]) => y + height))
  return {
    items: places.map(([name, [x, y, width, height]]) => ({
      name,
      width,
      height,
      left: (x - left) * k,
      top: (y - top) * k,
      k,
    })),
    height: (bottom - top) * k,
  }
}

/** One below the other in reading order; a wide widget becomes as much higher as it becomes narrower. */
function stackedSheet(question: SheetQuestion): Sheet {
  const { board, width: room, leastWidthOf } = question
  let top = 0
  const items = placesOf(question).places.map(([name, [, , wide, high]]): SheetItem => {
    const width = Math.max(columnWidth, leastWidthOf(board.widgets[name]?.type ?? ''))
    const isLine = high < 100
    const height = isLine ? high : Math.round(high * Math.max(1, wide / width))
    const k = room / width
    const item = { name, width, height, left: 0, top, k }
    top += (height + between) * k
    return item
  })
  return { items, height: top }
}

/** Lays a board out on a sheet of the desk or of a phone. */
export function sheetOf(question: SheetQuestion): Sheet {
  if (question.width <= 0 || question.board.layouts.length === 0) return { items: [], height: 0 }
  return question.width < narrowPx ? stackedSheet(question) : wholeSheet(question)
}
