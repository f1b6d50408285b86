import type { Instant } from '@toan-canh/calendar'
import { fullBucket, takeTokens, type TokenRate } from '@toan-canh/live'

export interface InboundGuardOptions {
  readonly packetRate: TokenRate
  /** How many packets in a row a viewer may send without reading what it is sent. */
  readonly unreadPackets: number
  readonly clock: () => Instant
}

/** Judges one viewer's packets as they come: `false` when it sends too fast, or asks on without reading the answers. */
export function inboundGuard({
  packetRate,
  unreadPackets,
  clock,
}: InboundGuardOptions): (isDrained: boolean) => boolean {
  let bucket = fullBucket(packetRate, clock())
  let unread = 0
  return (isDrained) => {
    const drawn = takeTokens(bucket, packetRate, { wanted: 1, now: clock() })
    bucket = drawn.bucket
    unread = isDrained ? 0 : unread + 1
    return drawn.taken === 1 && unread <= unreadPackets
  }
}
