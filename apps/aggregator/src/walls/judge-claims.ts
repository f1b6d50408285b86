import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'
import { type DeviceClaims, deviceKeySchema, signedText } from '@toan-canh/contract'
import type { StoredDevice } from '@toan-canh/store'

/** How tokens and claims are kept. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * What claims are worth: `current` and `next` are the token in use and the one that waits for its first use; `stolen` is
 * a token that was real, used by something that has not the key, again, or after it was replaced; `unknown` is anything else.
 */
export type ClaimJudgement =
  | { readonly kind: 'current' | 'next' }
  | { readonly kind: 'stolen'; readonly why: string }
  | { readonly kind: 'unknown' }

function isSigned(device: StoredDevice, claims: DeviceClaims, said: string): boolean {
  const key = deviceKeySchema.safeParse(device.key)
  if (!key.success) return false
  return verify(
    'sha256',
    Buffer.from(signedText(claims, said)),
    { key: createPublicKey({ key: key.data, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(claims.signature, 'base64url'),
  )
}

/** The token before stays good so long after the next was used: its page may have spoken at the same moment. */
const graceMs = 60_000

/** Counters of an output that were used lately; both of its pages count on together and may arrive the other way round. */
export interface UsedCounters {
  readonly recent: readonly number[]
  readonly now: Instant
}

/** Judges the claims of an output over what it says. */
export function judgeClaims(
  device: StoredDevice,
  { claims, said }: { readonly claims: DeviceClaims; readonly said: string },
  { recent, now }: UsedCounters,
): ClaimJudgement {
  const token = hashOf(claims.token)
  const isOurs = token === device.token || token === device.next || token === device.last
  if (!isSigned(device, claims, said))
    return isOurs ? { kind: 'stolen', why: 'dùng mã của màn mà không có khóa của máy' } : { kind: 'unknown' }
  const isReplaced = token === device.last && now - device.rotatedAt >= graceMs
  if (isReplaced || !isOurs) return { kind: 'stolen', why: 'dùng lại mã đã được thay' }
  if (claims.counter <= device.counter || recent.includes(claims.counter))
    return { kind: 'stolen', why: 'phát lại một yêu cầu cũ của màn' }
  return { kind: token === device.next ? 'next' : 'current' }
}
