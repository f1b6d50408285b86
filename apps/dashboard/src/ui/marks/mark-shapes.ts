import type { Freshness, Level } from '@toan-canh/contract'

/** A stroke or an area on a grid of 24 × 24. Colour names are CSS variables; without one it is the mark's own colour. */
export interface Shape {
  readonly path?: string
  readonly radius?: number
  readonly stroke?: number
  readonly dash?: string
  readonly colour?: string
}

/** The mark's own colour and its parts; levels have corners or a tick. */
export interface MarkDrawing {
  readonly colour: string
  readonly shapes: readonly Shape[]
}

export const levelDrawings: Readonly<Record<Level, MarkDrawing>> = {
  ok: {
    colour: 'var(--ok)',
    shapes: [
      { radius: 9.6, stroke: 2.4 },
      { path: 'M7.6 12.2l3.1 3.1 5.8-6.4', stroke: 2.6 },
    ],
  },
  watch: {
    colour: 'var(--watch-fill)',
    shapes: [
      { path: 'M12 1.8L23.2 21.8H.8z' },
      { path: 'M12 9v6.2M12 17.2v2.2', stroke: 2.4, colour: 'var(--on-watch)' },
    ],
  },
  act: {
    colour: 'var(--act-fill)',
    shapes: [
      { path: 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z' },
      { path: 'M12 5.6v8M12 16.2v2.6', stroke: 2.8, colour: '#fff' },
    ],
  },
  unknown: {
    colour: 'var(--unknown)',
    shapes: [
      { path: 'M3 3h18v18H3z', stroke: 2.4, dash: '3.6 2.4' },
      { path: 'M8 12h8', stroke: 2.6 },
    ],
  },
  none: { colour: 'var(--text3)', shapes: [{ path: 'M4 12h16', stroke: 2.4 }] },
}

/** A clock that empties; never red. */
export const freshnessDrawings: Readonly<Record<Freshness, MarkDrawing>> = {
  fresh: { colour: 'var(--text2)', shapes: [{ radius: 9.4, stroke: 2.2 }, { radius: 5.6 }] },
  late: {
    colour: 'var(--watch)',
    shapes: [{ radius: 9.4, stroke: 2.2 }, { path: 'M12 6.4A5.6 5.6 0 1 1 6.4 12H12z' }],
  },
  stale: {
    colour: 'var(--text2)',
    shapes: [{ radius: 9.4, stroke: 2.2, dash: '3.2 2.7' }, { path: 'M12 6.4A5.6 5.6 0 0 1 17.6 12H12z' }],
  },
  lost: {
    colour: 'var(--text2)',
    shapes: [
      { radius: 9.4, stroke: 2.2, dash: '3.2 2.7' },
      { path: 'M5.4 18.6L18.6 5.4', stroke: 2.4 },
    ],
  },
}
