import type { RefusalCode } from '@toan-canh/contract'
import type { BroadcastCounts } from '@toan-canh/live'
import type { OpenTopicsCounts } from './open-topics.ts'

/** How the gateway stands now (viewers, behind, tick, topics) and what it has done since its start (everything else). */
export interface GatewayMetrics extends Readonly<BroadcastCounts> {
  readonly viewers: number
  /** Viewers that do not keep up just now; nothing is queued for them. */
  readonly behind: number
  /** How long changes gather now. */
  readonly tickMs: number
  readonly topics: OpenTopicsCounts
  readonly refusals: Readonly<Partial<Record<RefusalCode, number>>>
  readonly connectionsRefused: number
}
