import { nowUs } from './now-us.ts'
import { commits, seeded } from './plan.ts'
import type { Scenario } from './run-message.ts'
import type { Way } from './way.ts'

/** After this long the event loop gets its turn, however far behind the plan we are. */
const atOnceUs = 50_000

/**
 * Commits changes at random instants of an even rate (Poisson), each at its own instant as far as timers allow (1 ms).
 * It carries the instant it was due, so that a commit that comes late counts as late.
 */
export class Publisher implements Disposable {
  readonly truth = new Map<string, number>()
  changes = 0
  readonly #way: Way
  readonly #changesPerSecond: number
  readonly #plan: Iterator<readonly string[], never>
  readonly #chance = seeded(2)
  #dueUs = nowUs()
  #timer: NodeJS.Timeout | undefined

  constructor(way: Way, { spread, changesPerSecond }: Scenario) {
    this.#way = way
    this.#changesPerSecond = changesPerSecond
    this.#plan = commits(spread, 1)
    this.#publishDue()
  }

  #publishDue(): void {
    const wokenUs = nowUs()
    let atUs = wokenUs
    while (this.#dueUs <= atUs && atUs - wokenUs < atOnceUs) {
      this.#commit(this.#plan.next().value)
      atUs = nowUs()
    }
    this.#timer = setTimeout(() => this.#publishDue(), Math.max(0, this.#dueUs - atUs) / 1_000)
  }

  #commit(topics: readonly string[]): void {
    for (const topic of topics) {
      this.changes += 1
      this.truth.set(topic, this.changes)
      this.#way.publish(topic, { v: this.changes, l: 'none', s: Math.round(this.#dueUs) })
    }
    this.#dueUs -= (topics.length / this.#changesPerSecond) * 1_000_000 * Math.log(1 - this.#chance())
  }

  /** How long the next commit has been due. */
  get behindMs(): number {
    return Math.max(0, nowUs() - this.#dueUs) / 1_000
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
  }
}
