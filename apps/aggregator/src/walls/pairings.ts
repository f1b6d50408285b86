import { randomBytes, randomInt } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'
import { type DeviceKey, deviceLimits, deviceTimes } from '@toan-canh/contract'
import { fullBucket, takeTokens, type TokenBucket, type TokenRate } from '@toan-canh/live'
import { WallRefusal } from './wall-refusal.ts'

interface Waiting {
  readonly claim: string
  readonly code: string
  readonly key: DeviceKey
  readonly expiresAt: Instant
}

/** New codes for one address: a wall that starts has many outputs behind one. */
const askRate: TokenRate = { perSecond: 1 / 10, burst: 30 }
/** Wrong codes at the desk, all together: to guess one of a million takes longer than it holds. */
const wrongRate: TokenRate = { perSecond: 1 / 10, burst: 10 }
const mostAddresses = 1_000

/** Outputs that show a code and wait to be confirmed. They are kept in memory: after a restart an output asks for another code. */
export class Pairings {
  readonly #now: () => Instant
  readonly #waiting = new Map<string, Waiting>()
  readonly #asked = new Map<string, TokenBucket>()
  #wrong: TokenBucket

  constructor(now: () => Instant) {
    this.#now = now
    this.#wrong = fullBucket(wrongRate, now())
  }

  /** A code for a new output. */
  ask(key: DeviceKey, address: string): Omit<Waiting, 'key'> {
    this.#forget()
    const now = this.#now()
    const drawn = takeTokens(this.#asked.get(address) ?? fullBucket(askRate, now), askRate, { wanted: 1, now })
    this.#asked.set(address, drawn.bucket)
    if (drawn.taken === 0 || this.#waiting.size >= deviceLimits.waiting)
      throw new WallRefusal('too_many', 'Đang có quá nhiều màn chờ ghép; màn này sẽ tự xin mã lại sau ít phút.')
    const codes = new Set([...this.#waiting.values()].map(({ code }) => code))
    let code = ''
    do code = String(randomInt(1_000_000)).padStart(6, '0')
    while (codes.has(code))
    const claim = randomBytes(24).toString('base64url')
    const expiresAt = now + deviceTimes.codeMs
    this.#waiting.set(claim, { claim, code, key, expiresAt })
    return { claim, code, expiresAt }
  }

  isWaiting(claim: string): boolean {
    this.#forget()
    return this.#waiting.has(claim)
  }

  /** The output that shows a code; refuses a code that none shows, and everything after too many of those. */
  of(code: string): Waiting {
    this.#forget()
    const now = this.#now()
    const drawn = takeTokens(this.#wrong, wrongRate, { wanted: 1, now })
    if (drawn.taken === 0)
      throw new WallRefusal('too_many', 'Nhập sai mã ghép nhiều lần; hãy đợi một phút rồi thử lại.')
    const found = [...this.#waiting.values()].find((each) => each.code === code)
    if (found !== undefined) return found
    this.#wrong = drawn.bucket
    throw new WallRefusal('not_found', `Không có màn nào đang hiện mã ${code}; mã sống 10 phút, hãy đọc lại trên màn.`)
  }

  /** A code has been confirmed: nobody else may. */
  done(claim: string): void {
    this.#waiting.delete(claim)
  }

  #forget(): void {
    const now = this.#now()
    for (const [claim, { expiresAt }] of this.#waiting) if (expiresAt <= now) this.#waiting.delete(claim)
    const oldest = this.#asked.keys().next()
    if (this.#asked.size > mostAddresses && !oldest.done) this.#asked.delete(oldest.value)
  }
}
