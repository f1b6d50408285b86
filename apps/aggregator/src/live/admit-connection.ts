import type { Instant } from '@toan-canh/calendar'
import { fullBucket, takeTokens, type TokenRate } from '@toan-canh/live'

export interface ConnectionRequest {
  readonly origin: string | undefined
  readonly host: string | undefined
}

export interface AdmissionOptions {
  readonly connections: number
  readonly connectionRate: TokenRate
  readonly clock: () => Instant
  /** Origins besides our own from which pages may connect. */
  readonly allowedOrigins: readonly string[]
}

/** Whether a page comes from us: browsers do not keep foreign pages from opening sockets, so the server must. */
function isOurs({ origin, host }: ConnectionRequest, allowedOrigins: readonly string[]): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Judges connections as they come: the reason for which one is refused, or `null`. */
export function connectionAdmission(
  options: AdmissionOptions,
): (request: ConnectionRequest, connected: number) => 'foreign_origin' | 'full' | 'too_fast' | null {
  const { connectionRate, clock } = options
  let bucket = fullBucket(connectionRate, clock())
  return (request, connected) => {
    if (!isOurs(request, options.allowedOrigins)) return 'foreign_origin'
    if (connected >= options.connections) return 'full'
    const drawn = takeTokens(bucket, connectionRate, { wanted: 1, now: clock() })
    bucket = drawn.bucket
    return drawn.taken === 1 ? null : 'too_fast'
  }
}
