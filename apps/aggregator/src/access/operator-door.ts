import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'
import { fullBucket, takeTokens, type TokenBucket } from '@toan-canh/live'
import { type Database, makeOperatorSecret, readOperatorSecret } from '@toan-canh/store'
import { mayUpload } from './may-upload.ts'

export type OperatorRight = 'allowed' | 'refused' | 'too_many'

/** Wrong secrets from one address: ten at once, then one in six seconds. */
const failureRate = { perSecond: 1 / 6, burst: 10 }
const mostAddresses = 1_000

/** A secret that nobody guesses and that can be typed: 25 letters and digits in groups of five. */
export function newOperatorSecret(): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz'
  const text = Array.from(randomBytes(25), (byte) => letters[byte % letters.length]).join('')
  return text.replaceAll(/(.{5})(?=.)/g, '$1-')
}

/** How a secret is kept. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/**
 * The one place that decides who may direct walls and pair outputs. Until there are accounts that is whoever holds the
 * operator's secret: of the setting, else the one that the first start made and said once.
 */
export class OperatorDoor {
  readonly #database: Database
  readonly #setting: string | undefined
  readonly #now: () => Instant
  readonly #failures = new Map<string, TokenBucket>()

  constructor(database: Database, setting: string | undefined, now: () => Instant) {
    this.#database = database
    this.#setting = setting
    this.#now = now
  }

  /** The secret to say once, when this start is the one that made it; else `null`. */
  async firstSecret(): Promise<string | null> {
    if (this.#setting !== undefined || (await readOperatorSecret(this.#database)) !== null) return null
    const secret = newOperatorSecret()
    return (await makeOperatorSecret(this.#database, secretHash(secret), this.#now())) ? secret : null
  }

  /** Judges a request with this `Authorization` from this address. */
  async judge(authorization: string | undefined, address: string): Promise<OperatorRight> {
    const now = this.#now()
    const bucket = this.#failures.get(address) ?? fullBucket(failureRate, now)
    const drawn = takeTokens(bucket, failureRate, { wanted: 1, now })
    if (drawn.taken === 0) return 'too_many'
    const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
    const wanted = this.#setting === undefined ? await readOperatorSecret(this.#database) : secretHash(this.#setting)
    if (given !== undefined && wanted !== null && mayUpload(`Bearer ${secretHash(given)}`, wanted) === 'allowed')
      return 'allowed'
    this.#failures.delete(address)
    this.#failures.set(address, drawn.bucket)
    const oldest = this.#failures.keys().next()
    if (this.#failures.size > mostAddresses && !oldest.done) this.#failures.delete(oldest.value)
    return 'refused'
  }
}
