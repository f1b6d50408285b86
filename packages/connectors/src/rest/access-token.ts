import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import { SourceError } from '../source-error.ts'
import type { HttpClient } from '../http/http-client.ts'

const tokenSchema = z.object({
  access_token: z.string().min(1).max(16_384),
  expires_in: z.number().positive().max(31_536_000).default(300),
})

/** A token is renewed this long before it ends, but no sooner than after half its life. */
const spareMs = 30_000

export interface Credentials {
  readonly url: URL
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string | null
}

/** Holds the access token of OAuth2 client credentials (RFC 6749 §4.4), in memory only. */
export class AccessToken {
  readonly #credentials: Credentials
  readonly #client: HttpClient
  readonly #now: () => Instant
  #held: { readonly text: string; readonly until: Instant } | null = null

  constructor(credentials: Credentials, on: { readonly client: HttpClient; readonly now: () => Instant }) {
    this.#credentials = credentials
    this.#client = on.client
    this.#now = on.now
  }

  /** The token in force, or a new one. Wrong credentials are a `SourceError` of owner `config`. */
  async text(signal: AbortSignal): Promise<string> {
    if (this.#held === null || this.#held.until <= this.#now()) this.#held = await this.#ask(signal)
    return this.#held.text
  }

  /** The upstream no longer takes the token. */
  drop(): void {
    this.#held = null
  }

  async #ask(signal: AbortSignal): Promise<{ text: string; until: Instant }> {
    const { url, clientId, clientSecret, scope } = this.#credentials
    const askedAt = this.#now()
    const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === null ? {} : { scope }) })
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
    const headers = {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const answer = await this.#client.exchange({ method: 'POST', url, headers, body: form.toString() }, signal)
    if (answer.kind === 'unauthorised')
      throw new SourceError('config', `POST ${url.origin}${url.pathname} không nhận mã và mật khẩu ứng dụng.`)
    const parsed = tokenSchema.safeParse(answer.value)
    if (!parsed.success)
      throw new SourceError('format', `POST ${url.origin}${url.pathname} không trả về access_token dùng được.`)
    const lifeMs = parsed.data.expires_in * 1000
    return { text: parsed.data.access_token, until: askedAt + Math.max(lifeMs - spareMs, lifeMs / 2) }
  }
}
