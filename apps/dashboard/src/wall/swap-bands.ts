import type { Day } from '@toan-canh/calendar'
import type { Board } from '@toan-canh/contract'

type Layout = Board['layouts'][number]
type Place = Layout['places'][string]

/** What stands still on every scene: its head, clock and foot, as bands of this height at most (author pixels). */
const stillTypes: ReadonlySet<string> = new Set(['scene-title', 'scene-clock', 'source-health'])
const bandHeight = 160

function overlap([x, y, width, height]: Place, [left, top, wide, high]: Place): boolean {
  return x < left + wide && left < x + width && y < top + high && top < y + height
}

/** Whether the bands of head and foot have changed sides: every other day, by the local day that all outputs share. */
export function isSwapped(today: Day): boolean {
  return today % 2 !== 0
}

/**
 * A layout with the bands of head and foot on the other side, against burn-in. Where they would lie over something else
 * the layout stays as it is: only what leaves its own band free can change sides.
 */
export function swapBands(layout: Layout, widgets: Board['widgets']): Layout {
  const all = Object.entries(layout.places)
  const isBand = ([name, [, , , height]]: readonly [string, Place]) =>
    height <= bandHeight && stillTypes.has(widgets[name]?.type ?? '')
  const bands = new Map(
    all
      .filter(isBand)
      .map(([name, [x, y, width, height]]): [string, Place] => [name, [layout.width - x - width, y, width, height]]),
  )
  const others = all.filter(([name]) => !bands.has(name)).map(([, place]) => place)
  const isFree = [...bands.values()].every((band) => others.every((other) => !overlap(band, other)))
  return isFree ? { ...layout, places: { ...layout.places, ...Object.fromEntries(bands) } } : layout
}
