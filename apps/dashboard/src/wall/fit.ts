import type { Board } from '@toan-canh/contract'

export type Layout = Board['layouts'][number]

export interface Screen {
  readonly width: number
  readonly height: number
}

/** Where and how large the canvas stands on a screen: `k` screen pixels to one author pixel, letterboxed by `left` and `top`. */
export interface Fit {
  readonly layout: Layout
  readonly k: number
  readonly left: number
  readonly top: number
}

function distance(layout: Layout, screen: Screen): number {
  return Math.abs(Math.log((layout.width * screen.height) / (layout.height * screen.width)))
}

/** Takes the layout of the screen's ratio, or the nearest, and fits it whole. A wall is never squashed. */
export function fitOf(layouts: readonly Layout[], screen: Screen): Fit {
  const [layout] = layouts.toSorted((a, b) => distance(a, screen) - distance(b, screen))
  if (layout === undefined) throw new Error('a board has at least one layout')
  const k = Math.min(screen.width / layout.width, screen.height / layout.height)
  return { layout, k, left: (screen.width - layout.width * k) / 2, top: (screen.height - layout.height * k) / 2 }
}
