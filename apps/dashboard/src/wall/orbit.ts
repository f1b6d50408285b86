import type { Instant } from '@toan-canh/calendar'

const everyMs = 600_000
const reachAuthorPx = 8
const path = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const

/** How far the whole canvas stands off its place, in author pixels: a step of eight every ten minutes, against burn-in. */
export function orbitAt(now: Instant): { readonly x: number; readonly y: number } {
  const [x, y] = path[Math.floor(now / everyMs) % path.length] ?? [0, 0]
  return { x: x * reachAuthorPx, y: y * reachAuthorPx }
}
