import type { Instant } from '@toan-canh/calendar'
import type { Fault } from '../upstream/faults.ts'
import { byChange, type ChangedRow, type RowsChanged, vietnamText } from '../upstream/sector-system.ts'
import type { Broker } from './broker.ts'

const dayMs = 86_400_000
/** What a topic said last is kept so long, for whoever comes later; of very many topics, the newest. */
const keptMs = 2 * dayMs
const mostKept = 20_000

/** A system that tells its changes as messages. */
export interface Feed {
  readonly rows: RowsChanged
  readonly topicOf: (row: ChangedRow, told: Readonly<Record<string, unknown>>) => string
}

interface Moment {
  readonly now: Instant
  readonly fault: Fault
}

function lagOf(fault: Fault): number {
  if (fault.kind === 'lateUpdates') return fault.lagMs
  return fault.kind === 'slow' ? fault.delayMs : 0
}

/** Publishes what has changed since it last did, oldest first. What a fault holds back is told when it is over. */
export class Publisher {
  readonly #broker: Pick<Broker, 'publish' | 'forget' | 'beIn'>
  readonly #feeds: readonly Feed[]
  /** Until when each topic is kept; those that were told longest ago stand first. */
  readonly #kept = new Map<string, Instant>()
  #through: Instant | null = null

  constructor(broker: Pick<Broker, 'publish' | 'forget' | 'beIn'>, feeds: readonly Feed[]) {
    this.#broker = broker
    this.#feeds = feeds
  }

  async publish({ now, fault }: Moment): Promise<void> {
    this.#broker.beIn(fault.kind === 'down' ? 'cut' : fault.kind === 'error500' ? 'busy' : 'well')
    if (fault.kind === 'down' || fault.kind === 'error500') return
    const seenAt = now - lagOf(fault)
    const through = this.#through
    if (through !== null && seenAt <= through) return
    for (const feed of this.#feeds) {
      const from = through === null ? seenAt - keptMs : through + 1
      const rows = feed.rows({ from, to: seenAt, seenAt }).toSorted(byChange)
      for (const row of fault.kind === 'outOfOrder' ? rows.toReversed() : rows) await this.#tell(feed, row, fault)
    }
    this.#through = seenAt
    await this.#forgetOld(now)
  }

  async #tell({ topicOf }: Feed, row: ChangedRow, fault: Fault): Promise<void> {
    const skewMs = fault.kind === 'clockSkew' ? fault.skewMs : 0
    const told = row.row((instant) => vietnamText(instant + skewMs))
    const topic = topicOf(row, told)
    const payload = JSON.stringify(fault.kind === 'wrongShape' ? { ketQua: told } : told)
    const times = fault.kind === 'duplicatePages' ? 2 : 1
    for (let time = 0; time < times; time += 1) await this.#broker.publish(topic, payload)
    this.#kept.delete(topic)
    this.#kept.set(topic, row.changedAt + keptMs)
  }

  async #forgetOld(now: Instant): Promise<void> {
    for (const [topic, until] of this.#kept) {
      if (until > now && this.#kept.size <= mostKept) break
      this.#kept.delete(topic)
      await this.#broker.forget(topic)
    }
  }
}
