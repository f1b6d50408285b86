import type { Instant } from '@toan-canh/calendar'
import { createContext } from 'react'

/** So long a scene must have stood under a live link before all its numbers count as having come. */
const settleMs = 5_000
const mostScenes = 200

interface Standing {
  readonly scene: string
  readonly since: Instant
}

/** Until when each scene of this output showed the numbers of the centre. A scene that rotated away is as old as its last turn. */
export class HeldScenes {
  readonly #until = new Map<string, Instant>()
  readonly #standing = new Set<Standing>()

  /** A scene is on the screen until disposed; `now` gives the server's instant, `liveSince` that of the link, `null` without one. */
  stand(scene: string, at: { readonly now: () => Instant; readonly liveSince: () => Instant | null }): Disposable {
    const standing = { scene, since: at.now() }
    this.#standing.add(standing)
    return {
      [Symbol.dispose]: () => {
        this.#standing.delete(standing)
        const liveSince = at.liveSince()
        if (liveSince !== null) this.#note(standing, at.now(), liveSince)
      },
    }
  }

  /** Notes that what stands was live until `now`, under a link that was up since `liveSince`. */
  note(now: Instant, liveSince: Instant): void {
    for (const standing of this.#standing) this.#note(standing, now, liveSince)
  }

  /** Takes over what an earlier page of this output noted. */
  recall(until: ReadonlyMap<string, Instant>): void {
    for (const [scene, at] of until) if (!this.#until.has(scene)) this.#until.set(scene, at)
  }

  /** Until when a scene was live; of one that nobody noted, no later than the oldest of all; `null` when nothing is known. */
  untilOf(scene: string): Instant | null {
    return this.#until.get(scene) ?? (this.#until.size === 0 ? null : Math.min(...this.#until.values()))
  }

  get all(): ReadonlyMap<string, Instant> {
    return this.#until
  }

  #note({ scene, since }: Standing, now: Instant, liveSince: Instant): void {
    if (now - Math.max(since, liveSince) < settleMs) return
    this.#until.delete(scene)
    this.#until.set(scene, now)
    const [oldest] = this.#until.keys()
    if (this.#until.size > mostScenes && oldest !== undefined) this.#until.delete(oldest)
  }
}

/** The scenes of this page; `null` outside a wall. */
export const HeldScenesContext = createContext<HeldScenes | null>(null)
