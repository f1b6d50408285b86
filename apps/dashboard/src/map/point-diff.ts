import type { AssetState, Position } from '@toan-canh/contract'

/** A thing that stands somewhere, and how. */
export interface MapPoint {
  readonly at: Position
  readonly state: AssetState
}

export interface PointDiff {
  /** New ones, and those that stand elsewhere or otherwise now: they replace what has their id. */
  readonly add: readonly (MapPoint & { readonly id: string })[]
  readonly remove: readonly string[]
}

function isSame(one: MapPoint | undefined, other: MapPoint): boolean {
  return one?.state === other.state && one.at[0] === other.at[0] && one.at[1] === other.at[1]
}

/** What must be told to a map that shows `before` so that it shows `after`; `null`: nothing. */
export function pointDiff(
  before: ReadonlyMap<string, MapPoint>,
  after: ReadonlyMap<string, MapPoint>,
): PointDiff | null {
  const add = [...after].flatMap(([id, point]) => (isSame(before.get(id), point) ? [] : [{ id, ...point }]))
  const remove = [...before.keys()].filter((id) => !after.has(id))
  return add.length + remove.length === 0 ? null : { add, remove }
}
