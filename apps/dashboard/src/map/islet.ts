import type { MapPack, Position } from '@toan-canh/contract'

/** A part smaller than this share of the province is an islet: the full outer border would leave nothing of it to colour. */
const isletShare = 0.05

/** Whether a part of the province is so small beside the province's box that it takes a thin border. */
export function isIslet([outer = []]: readonly Position[][], [west, south, east, north]: MapPack['bbox']): boolean {
  const [xs, ys] = [outer.map(([x]) => x), outer.map(([, y]) => y)]
  const across = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
  return across < isletShare * Math.max(east - west, north - south)
}
