import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import { stormTable } from './storm-table.ts'

const hourMs = 3_600_000
/** What changes in a storm is told anew every ten minutes of its evening. */
const stepHours = 1 / 6
/** The storms that are remembered: what happened in older ones is no longer told. */
const mostStorms = 4

/** What an administrator may ask for: an evening that goes by so many times faster, or its end before its time. */
export const stormRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin'), factor: z.number().min(1).max(3_600).default(60) }),
  z.strictObject({ kind: z.literal('end') }),
])

/** A storm by the sample's clock. Its evening goes by `factor` times faster than the clock; it is over at `endsAt`. */
export interface Storm {
  readonly startedAt: Instant
  readonly factor: number
  readonly endsAt: Instant
}

/** The hour of a storm's evening at an instant. */
export function hourAt({ startedAt, factor }: Storm, at: Instant): number {
  return ((at - startedAt) * factor) / hourMs
}

/** The instant of an hour of a storm's evening. */
export function instantAt({ startedAt, factor }: Storm, hour: number): Instant {
  return startedAt + Math.round((hour * hourMs) / factor)
}

/** The storms that were asked for, the newest last. */
export class StormBook {
  #storms: readonly Storm[]
  readonly #keep: (storms: readonly Storm[]) => void

  constructor(known: readonly Storm[] = [], keep: (storms: readonly Storm[]) => void = () => {}) {
    this.#storms = known.slice(-mostStorms)
    this.#keep = keep
  }

  get storms(): readonly Storm[] {
    return this.#storms
  }

  /** Begins a storm; one that goes on ends. */
  begin(at: Instant, factor: number): Storm {
    this.end(at)
    const endsAt = at + Math.round((stormTable.hours * hourMs) / factor)
    const storm: Storm = { startedAt: at, factor, endsAt }
    this.#storms = [...this.#storms, storm].slice(-mostStorms)
    this.#keep(this.#storms)
    return storm
  }

  /** Ends the storm that goes on; null: there is none. */
  end(at: Instant): Storm | null {
    const current = this.at(at)
    if (current === null) return null
    const ended = { ...current, endsAt: at }
    this.#storms = [...this.#storms.slice(0, -1), ended]
    this.#keep(this.#storms)
    return ended
  }

  /** The storm that goes on at an instant. */
  at(instant: Instant): Storm | null {
    return this.#storms.findLast(({ startedAt, endsAt }) => startedAt <= instant && instant < endsAt) ?? null
  }

  /** The instants of a stretch, both ends included, at which storms are told of anew; the last of each is the calm after it. */
  instants(from: Instant, to: Instant): readonly Instant[] {
    return this.#storms.flatMap((storm) => {
      const steps = Math.floor(stormTable.hours / stepHours)
      const told = Array.from({ length: steps }, (_, step) => instantAt(storm, step * stepHours))
      return [...told.filter((at) => at < storm.endsAt), storm.endsAt].filter((at) => at >= from && at <= to)
    })
  }
}
