import type { Item, TopicPosition } from '@toan-canh/contract'
import { isSame } from './is-same.ts'

export interface TopicLogLimits {
  /** How many recent deltas are kept for viewers that come back; older ones get a snapshot. */
  readonly ringFrames: number
  /** The same bound in characters: a ring larger than this saves nothing over a snapshot. */
  readonly ringChars: number
  /** Keys beyond this are refused, and the caller is told how many. */
  readonly itemsPerTopic: number
}

export interface EncodedMessage {
  readonly text: string
  /** How many keys the message carries. */
  readonly values: number
}

interface RingEntry extends EncodedMessage {
  readonly seq: number
}

/** One opened topic: its state, what has changed since the last tick, and the last deltas, each encoded once. */
export class TopicLog {
  readonly #name: string
  readonly #epoch: string
  readonly #limits: TopicLogLimits
  readonly #items: Map<string, Item>
  readonly #pending = new Map<string, Item | null>()
  readonly #ring: RingEntry[] = []
  #ringChars = 0
  /** How many keys are pending that the state does not have. */
  #added = 0
  #seq = 0
  #snapshot: EncodedMessage | null = null

  constructor(
    name: string,
    epoch: string,
    opened: { items: Iterable<readonly [string, Item]>; limits: TopicLogLimits },
  ) {
    this.#name = name
    this.#epoch = epoch
    this.#limits = opened.limits
    this.#items = new Map(opened.items)
  }

  get position(): TopicPosition {
    return { epoch: this.#epoch, seq: this.#seq }
  }

  get items(): ReadonlyMap<string, Item> {
    return this.#items
  }

  get hasPending(): boolean {
    return this.#pending.size > 0
  }

  /** Gathers the newest item per key until the next `flush`; gives back how many new keys were over the bound. */
  change(changes: Iterable<readonly [string, Item | null]>): number {
    let refused = 0
    for (const [key, item] of changes) {
      const isNew = !this.#items.has(key) && !this.#pending.has(key)
      if (isNew && this.#items.size + this.#added >= this.#limits.itemsPerTopic) refused += 1
      else this.#pending.set(key, item)
      if (isNew && this.#pending.has(key)) this.#added += 1
    }
    return refused
  }

  /** Moves what was gathered into the state and encodes it; `null` when nothing differs from the state. */
  flush(): EncodedMessage | null {
    const changed = [...this.#pending].filter(([key, item]) => !isSame(this.#items.get(key) ?? null, item))
    this.#pending.clear()
    this.#added = 0
    if (changed.length === 0) return null
    for (const [key, item] of changed) {
      if (item === null) this.#items.delete(key)
      else this.#items.set(key, item)
    }
    this.#seq += 1
    this.#snapshot = null
    const text = this.#encode('d', changed)
    this.#remember({ seq: this.#seq, text, values: changed.length })
    return { text, values: changed.length }
  }

  /** What a viewer that stands at `after` lacks: nothing, the deltas since, or the whole state. */
  catchUp(after: TopicPosition | undefined): EncodedMessage {
    if (after?.epoch === this.#epoch && after.seq <= this.#seq) {
      if (after.seq === this.#seq) return { text: this.#encode('c', null), values: 0 }
      const missed = this.#ring.filter((entry) => entry.seq > after.seq)
      if (missed[0]?.seq === after.seq + 1) {
        const values = missed.reduce((sum, entry) => sum + entry.values, 0)
        return { text: missed.map((entry) => entry.text).join(','), values }
      }
    }
    this.#snapshot ??= { text: this.#encode('s', this.#items), values: this.#items.size }
    return this.#snapshot
  }

  #remember(entry: RingEntry): void {
    this.#ring.push(entry)
    this.#ringChars += entry.text.length
    while (this.#ring.length > this.#limits.ringFrames || this.#ringChars > this.#limits.ringChars) {
      this.#ringChars -= this.#ring.shift()?.text.length ?? 0
    }
  }

  #encode(k: 's' | 'd' | 'c', items: Iterable<readonly [string, Item | null]> | null): string {
    const head = { k, topic: this.#name, epoch: this.#epoch, seq: this.#seq }
    return JSON.stringify(items === null ? head : { ...head, items: Object.fromEntries(items) })
  }
}
