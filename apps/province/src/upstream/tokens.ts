import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'

export interface Credentials {
  readonly clientId: string
  readonly clientSecret: string
}

const tokenSeconds = 900
const mostTokens = 1000

/** Issues and knows access tokens; the oldest is forgotten when there are a thousand. */
export interface TokenDesk {
  readonly issue: () => { readonly access_token: string; readonly token_type: 'Bearer'; readonly expires_in: number }
  readonly isValid: (authorization: string | undefined) => boolean
  readonly isClient: (authorization: string | undefined) => boolean
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** OAuth 2.0 client credentials (RFC 6749, 4.4) for one client. */
export function createTokenDesk(credentials: Credentials, now: () => Instant): TokenDesk {
  const expiries = new Map<string, Instant>()
  const basic = Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')
  return {
    issue: () => {
      const token = randomUUID()
      const oldest = expiries.keys().next()
      if (expiries.size >= mostTokens && oldest.done !== true) expiries.delete(oldest.value)
      expiries.set(token, now() + tokenSeconds * 1000)
      return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds }
    },
    isValid: (authorization = '') => (expiries.get(authorization.replace(/^Bearer /, '')) ?? 0) > now(),
    isClient: (authorization = '') => isSameSecret(authorization, `Basic ${basic}`),
  }
}
