import { formatInstant, type Instant } from '@toan-canh/calendar'
import type { Job } from '@toan-canh/contract'
import { type Database, readJobs, type StoredJob } from '@toan-canh/store'
import type { OpenedTopic, Publish } from '../live/topic-feed.ts'

const endedShown = 20
/** A job tells about every second; one batch and one hiccup of the database later its process is taken for lost. */
const silentMs = 60_000

/** A job as screens and HTTP show it. */
function jobOf({ id, state, startedAt, endedAt, stopAskedAt, ...rest }: StoredJob): Job {
  const shown = state === 'resumed' ? 'stopped' : state === 'running' && stopAskedAt !== null ? 'stopping' : state
  return {
    ...rest,
    job: id,
    state: shown,
    startedAt: formatInstant(startedAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
  }
}

/** Everything that runs or is held, and what ended lately, the newest first. */
export async function jobsNow({ database, now }: { database: Database; now: () => Instant }): Promise<readonly Job[]> {
  const jobs = await readJobs(database, { silentBefore: now() - silentMs, ended: endedShown })
  return jobs.map(jobOf)
}

/** The topic `jobs`: what any process tells of its long work, as the store has it. */
export class JobBoard {
  readonly #listeners = new Set<Publish>()
  #last: ReadonlyMap<string, Job> = new Map()

  /** Takes over what is stored and publishes what differs. */
  show(jobs: readonly Job[]): void {
    const next = new Map(jobs.map((job) => [String(job.job), job]))
    const changed = [...next].filter(([key, job]) => JSON.stringify(job) !== JSON.stringify(this.#last.get(key)))
    const gone = [...this.#last.keys()].filter((key) => !next.has(key)).map((key) => [key, null] as const)
    this.#last = next
    if (changed.length + gone.length > 0) for (const publish of this.#listeners) publish([...changed, ...gone])
  }

  open(publish: Publish): OpenedTopic {
    this.#listeners.add(publish)
    return { items: new Map(this.#last), [Symbol.dispose]: () => this.#listeners.delete(publish) }
  }
}
