import type { Instant } from '@toan-canh/calendar'
import type { WallState, WallView } from '@toan-canh/contract'
import { showAt, type Shown } from '@toan-canh/live'

/** What a wall shows, and what comes next when that is so near that it is drawn beforehand. */
export interface Stage {
  readonly shown: Shown
  readonly coming: Shown | null
  /** When to look again. */
  readonly lookAt: Instant
}

/** A scene is drawn so long before it is shown: its numbers have arrived by then. */
const leadMs = 5_000
/** The clock may be set meanwhile: it is looked at again at least so often. */
const longestMs = 1_000

/** The stage of a wall at an instant of the server's clock. */
export function stageAt(wall: WallView, state: WallState, now: Instant): Stage {
  const { shown, until } = showAt(wall, state, now)
  const next = until - now <= leadMs ? showAt(wall, state, until).shown : null
  return {
    shown,
    coming: next === null || next.key === shown.key ? null : next,
    lookAt: Math.min(until, now + longestMs),
  }
}

/** Whether two stages draw the same. */
export function isSameStage(left: Stage, right: Stage): boolean {
  return left.shown.key === right.shown.key && left.coming?.key === right.coming?.key
}
