import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import type { Chance } from '../measure/chance.ts'
import type { DossierMaker } from './dossier-maker.ts'

const hourMs = 3_600_000
const recentMs = 60 * 24 * hourMs
const keptRecent = 50_000

/** Shares of an hour's changes; what is left is told again after its end: delivered, digitised. */
const shares = { received: 0.42, resolved: 0.38, paused: 0.08 } as const

/** The dossiers that can still change, and what changes of them in an hour. */
export class HourOfChanges {
  readonly #maker: DossierMaker
  readonly #chance: Chance
  readonly #open: Case[] = []
  readonly #recent: Case[] = []

  constructor(maker: DossierMaker, chance: Chance) {
    this.#maker = maker
    this.#chance = chance
  }

  /** Remembers a stored dossier if it may change: an open one, or one ended within 60 days. */
  note(fact: Case, now: Instant): void {
    if (fact.closedAt === null) this.#open.push(fact)
    else if (fact.closedAt > now - recentMs && this.#recent.length < keptRecent) this.#recent.push(fact)
  }

  /** `count` changed dossiers, each once. */
  changes(count: number, now: Instant): readonly Case[] {
    const received = Array.from({ length: Math.round(count * shares.received) }, () => this.#maker.received(now))
    const resolved = this.#take(this.#open, Math.round(count * shares.resolved)).map((fact) => this.#resolve(fact, now))
    const paused = this.#take(this.#open, Math.round(count * shares.paused)).map((fact) => this.#pause(fact, now))
    const left = count - received.length - resolved.length - paused.length
    const delivered = this.#take(this.#recent, left).map((fact) => this.#deliver(fact, now))
    const all = [...received, ...resolved, ...paused, ...delivered]
    for (const fact of all) this.note(fact, now)
    return all
  }

  /** Draws some without putting them back. */
  #take(from: Case[], count: number): Case[] {
    return Array.from({ length: Math.min(count, from.length) }, () => {
      const at = this.#chance.below(from.length)
      const taken = from[at]
      const last = from.pop()
      if (at < from.length && last !== undefined) from[at] = last
      return taken
    }).filter((fact) => fact !== undefined)
  }

  #resolve(fact: Case, now: Instant): Case {
    const closedAt = Math.max(fact.openedAt ?? 0, Math.floor(now - this.#chance.share() * hourMs))
    const pauses = fact.pauses.map((pause) => ({ ...pause, to: pause.to ?? closedAt }))
    return { ...fact, state: 'closed', closedAt, pauses, changedAt: now, flags: { ...fact.flags, eResult: true } }
  }

  #pause(fact: Case, now: Instant): Case {
    const isPaused = fact.state === 'paused'
    if (!isPaused) {
      const pauses = [...fact.pauses, { from: now, to: null, reason: 'supplement' } as const]
      return { ...fact, state: 'paused', pauses, changedAt: now }
    }
    const pauses = fact.pauses.map((pause) => ({ ...pause, to: pause.to ?? now }))
    return { ...fact, state: 'open', pauses, changedAt: now }
  }

  #deliver(fact: Case, now: Instant): Case {
    return { ...fact, changedAt: now, flags: { ...fact.flags, digitised: fact.flags['digitised'] !== true } }
  }
}
