import type { AssetView, Position } from '@toan-canh/contract'

const metresPerDegree = 111_320

/** Metres between two places that lie a few kilometres apart. */
export function metresBetween([lon, lat]: Position, [toLon, toLat]: Position): number {
  const east = (toLon - lon) * Math.cos((lat * Math.PI) / 180)
  return Math.hypot(east, toLat - lat) * metresPerDegree
}

export interface NearCamera {
  readonly key: string
  readonly letter: string
  readonly camera: AssetView
  readonly metres: number
}

/** How far around a place cameras are looked for when it has no radius of its own. */
const reachM = 5_000
const letters = ['A', 'B', 'C'] as const

/** The nearest cameras around a place, those that give a picture before those that do not, each with its letter on the map. */
export function nearestCameras(
  cameras: ReadonlyMap<string, AssetView>,
  at: Position,
  radius: number | null,
): readonly NearCamera[] {
  const reach = Math.max(radius ?? 0, reachM)
  const rank = ({ state }: AssetView) => (state === 'up' ? 0 : 1)
  return [...cameras]
    .flatMap(([key, camera]) => (camera.at === null ? [] : [{ key, camera, metres: metresBetween(at, camera.at) }]))
    .filter(({ metres }) => metres <= reach)
    .toSorted((a, b) => rank(a.camera) - rank(b.camera) || a.metres - b.metres || (a.key < b.key ? -1 : 1))
    .slice(0, letters.length)
    .map((each, index) => ({ ...each, letter: letters[index] ?? '' }))
}
