import type { Scene } from './walls.ts'

/** A span of server time in which a wall shows something else than its programme; `to: null` is open. */
interface Span {
  readonly id: string
  readonly from: number
  readonly to: number | null
}

/** A scene, or a programme of the wall, that a director has put on it. */
export interface TakeOver extends Span {
  readonly show: Scene | { readonly programme: string }
  readonly reason: string
}

/** The picture as it was at `from`. */
export interface Freeze extends Span {
  readonly reason: string
}

/** What is laid over the programme of a wall. */
export interface WallState {
  readonly alarms: readonly Span[]
  readonly takeOvers: readonly TakeOver[]
  readonly freezes: readonly Freeze[]
}

/** A wall over which nothing has been laid. */
export const plainWallState: WallState = { alarms: [], takeOvers: [], freezes: [] }
