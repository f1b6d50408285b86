import type { Instant } from '@toan-canh/calendar'
import type { AssetState, TrackedAsset } from '@toan-canh/contract'

/** The state of an asset at an instant and since when; `null` when it does not stand then. */
export function stateOfAsset(
  { course }: Pick<TrackedAsset, 'course'>,
  at: Instant,
): { readonly state: AssetState; readonly since: Instant } | null {
  const turn = course.findLast(({ from }) => from <= at)
  return turn === undefined || turn.state === 'gone' ? null : { state: turn.state, since: turn.from }
}
