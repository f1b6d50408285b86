export * from './apply-message.ts'
export * from './back-off.ts'
export * from './broadcast.ts'
export * from './clock-offset.ts'
export * from './freshness-of.ts'
export * from './hub.ts'
export { isSame } from './is-same.ts'
export type { Line } from './line.ts'
export type { Seat } from './seat.ts'
export { firstTickPace, nextTickPace, type TickLimits } from './tick-pace.ts'
export * from './token-bucket.ts'
export type { EncodedMessage, TopicLogLimits } from './topic-log.ts'
export {
  canvasOf,
  type Crop,
  cropFit,
  type Fit,
  fitOf,
  fitOnWall,
  type Layout,
  outputsOf,
  type Size,
  type WallOutput,
  windowFit,
} from './wall/geometry.ts'
export {
  type Colour,
  contrastOf,
  faultsOf,
  leastPx,
  type Room,
  type SetText,
  type TextClass,
  type TextFault,
} from './wall/legibility.ts'
export { periodOn } from './wall/relative-period.ts'
export {
  type Cause,
  type Overlays,
  showAt,
  type Showing,
  type Shown,
  type ShownAlarm,
  type ShownScene,
} from './wall/show-at.ts'
export { programmeAt, programmeOf, type ProgrammedWall } from './wall/slots.ts'
