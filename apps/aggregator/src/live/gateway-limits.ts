import { liveLimits } from '@toan-canh/contract'
import type { TickLimits, TokenRate } from '@toan-canh/live'

/** Every bound of the gateway. What happens at each stands beside it. */
export interface GatewayLimits extends TickLimits {
  /** Further connections are refused; browsers try again with jitter. */
  readonly connections: number
  /** Connections beyond this rate are refused, so that a restart is not answered by everybody at once. */
  readonly connectionRate: TokenRate
  /** Largest message from a viewer; a larger one ends the connection. */
  readonly inboundBytes: number
  /** All packets of one viewer; beyond this the connection ends. */
  readonly packetRate: TokenRate
  /** Packets a viewer may send while it does not read; beyond this the connection ends. */
  readonly unreadPackets: number
  /** Subscribe requests of one viewer; beyond this each named topic is refused as `busy`. */
  readonly requestRate: TokenRate
  /** Refused as `too_many_topics`. */
  readonly topicsPerViewer: number
  readonly topicsPerRequest: number
  /** Topics open at all; beyond this, when none is idle, refused as `busy`. */
  readonly openTopics: number
  /** Topics that are being opened at one time; further ones wait. */
  readonly opensAtOnce: number
  /** Topics that wait to be opened; further ones are refused as `busy`. */
  readonly opensWaiting: number
  /** An opening that takes longer is refused as `busy`. */
  readonly openWithinMs: number
  /** Keys of one topic; an opening with more is refused as `out_of_bounds`. */
  readonly itemsPerTopic: number
  /** Topics kept open although nobody watches, and for how long. */
  readonly idleTopics: number
  readonly idleMs: number
  /** How often idle topics are looked through. */
  readonly sweepEveryMs: number
  /** Deltas kept per topic for viewers that come back; others get a snapshot. */
  readonly ringFrames: number
  readonly ringChars: number
  /** Length at which a catch-up frame ends; the rest follows when it has been read. */
  readonly frameChars: number
  /** Topics caught up per tick over all viewers; the rest follows in the next. */
  readonly catchUpsPerTick: number
  /** A viewer that has not read for this long is cut. */
  readonly cutAfterMs: number
  /** The tick of breakdowns, matrices and assets: one delta in each span of this length. */
  readonly slowTickMs: number
}

export const gatewayLimits: GatewayLimits = {
  connections: 5_000,
  connectionRate: { perSecond: 500, burst: 1_000 },
  inboundBytes: 1_000_000,
  packetRate: { perSecond: 50, burst: 400 },
  unreadPackets: 400,
  requestRate: { perSecond: 10, burst: 60 },
  topicsPerViewer: liveLimits.topicsPerViewer,
  topicsPerRequest: liveLimits.topicsPerRequest,
  openTopics: 20_000,
  opensAtOnce: 256,
  opensWaiting: 2_000,
  openWithinMs: 30_000,
  itemsPerTopic: 20_000,
  idleTopics: 500,
  idleMs: 60_000,
  sweepEveryMs: 1_000,
  ringFrames: 64,
  ringChars: 65_536,
  frameChars: 1_000_000,
  catchUpsPerTick: 4_000,
  cutAfterMs: 120_000,
  tickMs: 100,
  widestTickMs: 170,
  tickShare: 0.02,
  slowTickMs: 250,
}
