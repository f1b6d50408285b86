import { nowUs } from './now-us.ts'
import { commits, seeded } from './plan.ts'
import type { Scenario } from './run-message.ts'
import type { Way } from './way.ts'

const everyMs = 10
/** After this long the event loop gets its turn, however far behind the plan we are. */
const atOnceUs = 50_000

/**
 * Commits changes at random instants of an even rate (Poisson). Each carries the instant it was due, so that a commit
 * that comes late counts as late.
 */
export class Publisher implements Disposable {
  readonly truth = new Map<string, number>()
  changes = 0
  #dueUs = nowUs()
  readonly #timer: NodeJS.Timeout

  constructor(way: Way, { spread, changesPerSecond }: Scenario) {
    const plan = commits(spread, 1)
    const chance = seeded(2)
    this.#timer = setInterval(() => {
      const wokenUs = nowUs()
      for (let at = wokenUs; this.#dueUs <= at && at - wokenUs < atOnceUs; at = nowUs()) {
        const topics = plan.next().value
        for (const topic of topics) {
          this.changes += 1
          this.truth.set(topic, this.changes)
          way.publish(topic, { v: this.changes, l: 'none', s: Math.round(this.#dueUs) })
        }
        this.#dueUs -= (topics.length / changesPerSecond) * 1_000_000 * Math.log(1 - chance())
      }
    }, everyMs)
  }

  /** How long the next commit has been due. */
  get behindMs(): number {
    return Math.max(0, nowUs() - this.#dueUs) / 1_000
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
  }
}
