import type { Instant } from '@toan-canh/calendar'

/** A picture, playlist or segment that was fetched. */
export interface Shelved {
  readonly body: Buffer
  readonly url: URL
}

interface Slot {
  readonly shelved: Promise<Shelved>
  readonly until: Instant
  bytes: number
}

export interface ShelfLimits {
  /** Bytes kept in all; the oldest go first. */
  readonly bytes: number
  /** Fetches that run at once; one more is refused. */
  readonly atOnce: number
}

/** More is asked at once than the shelf fetches. */
export class ShelfFull extends Error {
  override readonly name = 'ShelfFull'
}

/** What was fetched lately, so that an upstream is asked once however many watch: whoever asks meanwhile waits for the same answer. */
export class PictureShelf {
  readonly #limits: ShelfLimits
  readonly #now: () => Instant
  readonly #slots = new Map<string, Slot>()
  #running = 0
  #bytes = 0

  constructor(limits: ShelfLimits, now: () => Instant) {
    this.#limits = limits
    this.#now = now
  }

  get bytes(): number {
    return this.#bytes
  }

  /** What lies under an address, fetched if it is older than `keepMs`. Throws `ShelfFull`, or what the fetch throws; failures are not kept. */
  async take(address: string, keepMs: number, fetch: () => Promise<Shelved>): Promise<Shelved> {
    const found = this.#slots.get(address)
    if (found !== undefined && found.until > this.#now()) return found.shelved
    if (this.#running >= this.#limits.atOnce) throw new ShelfFull()
    this.#drop(address)
    this.#running += 1
    const shelved = fetch().finally(() => (this.#running -= 1))
    const slot: Slot = { shelved, until: this.#now() + keepMs, bytes: 0 }
    this.#slots.set(address, slot)
    try {
      const { body } = await shelved
      if (this.#slots.get(address) === slot) {
        slot.bytes = body.length
        this.#bytes += body.length
        this.#tidy()
      }
    } catch (error) {
      if (this.#slots.get(address) === slot) this.#drop(address)
      throw error
    }
    return shelved
  }

  #drop(address: string): void {
    this.#bytes -= this.#slots.get(address)?.bytes ?? 0
    this.#slots.delete(address)
  }

  #tidy(): void {
    const now = this.#now()
    for (const [address, { until, bytes }] of this.#slots)
      if (bytes > 0 && (until <= now || this.#bytes > this.#limits.bytes)) this.#drop(address)
  }
}
