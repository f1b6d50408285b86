import type { Layout } from '@toan-canh/live'

/** Where the parts of an alarm stand, in author pixels, for one screen or 2 × 2 and for three columns; no text lies on a seam. */
export const alarmLayouts: readonly Layout[] = [
  {
    width: 3840,
    height: 2160,
    places: {
      ground: [0, 0, 3840, 2160],
      head: [80, 56, 1760, 132],
      clock: [1960, 56, 1800, 132],
      band: [0, 236, 3840, 300],
      what: [80, 236, 2520, 300],
      since: [2700, 236, 1060, 300],
      facts: [80, 590, 1640, 470],
      lines: [80, 1100, 1640, 330],
      cameras: [80, 1480, 1640, 450],
      map: [1792, 590, 1968, 1220],
      others: [1792, 1846, 1968, 84],
      source: [80, 2048, 1640, 64],
      after: [1960, 2048, 1800, 64],
    },
  },
  {
    width: 5760,
    height: 2160,
    places: {
      ground: [0, 0, 5760, 2160],
      head: [64, 56, 1792, 132],
      clock: [3904, 56, 1792, 132],
      band: [0, 236, 5760, 300],
      what: [64, 236, 1792, 300],
      since: [3904, 236, 1792, 300],
      facts: [64, 590, 1792, 470],
      lines: [64, 1100, 1792, 330],
      cameras: [64, 1480, 1792, 450],
      map: [1984, 590, 3712, 1220],
      others: [1984, 1846, 1792, 84],
      source: [64, 2048, 1792, 64],
      after: [3904, 2048, 1792, 64],
    },
  },
]
