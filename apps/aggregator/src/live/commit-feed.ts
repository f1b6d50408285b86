import { setTimeout as sleep } from 'node:timers/promises'
import { type Commit, commitChannel, type Database, openSession, readCommits, readHead } from '@toan-canh/store'

const commitsPerRead = 200
const keptCommits = 1_000
const reconnectMs = 1_000

export interface CommitFeedOptions {
  /** Gets every later commit, in order, each once. */
  readonly deliver: (commit: Commit) => void
  /** Commits were forgotten before they were read: whatever is kept by them must be read anew. */
  readonly onGap: () => void
  readonly onError: (error: unknown) => void
}

/**
 * All commits in their order, each once: our own as they are made, those of other processes when the database announces them.
 * A missing number is read from the log, also after the listening connection was lost.
 */
export class CommitFeed {
  readonly #database: Database
  readonly #options: CommitFeedOptions
  readonly #early = new Map<number, Commit>()
  #seq: number
  #catchingUp: Promise<void> | null = null
  #isAskedAgain = false

  private constructor(database: Database, seq: number, options: CommitFeedOptions) {
    this.#database = database
    this.#seq = seq
    this.#options = options
  }

  /** Starts at the newest commit. Dispose to stop listening. */
  static async start(database: Database, options: CommitFeedOptions): Promise<CommitFeed & AsyncDisposable> {
    const head = await readHead(database)
    const feed = new CommitFeed(database, head.seq, options)
    const stop = new AbortController()
    const first = Promise.withResolvers<void>()
    const listening = feed.#keepListening(stop.signal, first)
    await first.promise
    const dispose = async () => {
      stop.abort()
      await listening
      await feed.#catchingUp
    }
    return Object.assign(feed, { [Symbol.asyncDispose]: dispose })
  }

  /** A commit that this process made. */
  own(commit: Commit): void {
    if (commit.seq <= this.#seq) return
    if (this.#early.size < keptCommits) this.#early.set(commit.seq, commit)
    this.#drain()
    if (this.#seq < commit.seq) this.#catchUp()
  }

  #drain(): void {
    for (;;) {
      const next = this.#early.get(this.#seq + 1)
      if (next === undefined) return
      this.#early.delete(next.seq)
      this.#seq = next.seq
      this.#options.deliver(next)
    }
  }

  #announced(seq: number): void {
    if (seq > this.#seq && !this.#early.has(seq)) this.#catchUp()
  }

  #catchUp(): void {
    this.#isAskedAgain = true
    this.#catchingUp ??= this.#readLog()
      .catch(this.#options.onError)
      .finally(() => {
        this.#catchingUp = null
      })
  }

  async #readLog(): Promise<void> {
    // What is announced while the log is read may be missing in what was read.
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false
      const commits = await readCommits(this.#database, this.#seq, commitsPerRead)
      this.#skipForgotten(commits)
      for (const commit of commits) if (commit.seq > this.#seq) this.#early.set(commit.seq, commit)
      this.#drain()
      if (commits.length === commitsPerRead) this.#isAskedAgain = true
    }
  }

  #skipForgotten([first]: readonly Commit[]): void {
    if (first === undefined || first.seq <= this.#seq + 1 || this.#early.has(this.#seq + 1)) return
    this.#seq = first.seq - 1
    for (const seq of this.#early.keys()) if (seq <= this.#seq) this.#early.delete(seq)
    this.#options.onGap()
  }

  async #keepListening(signal: AbortSignal, first: PromiseWithResolvers<void>): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#listen(signal, first.resolve)
      } catch (error) {
        first.reject(error)
        if (!signal.aborted) this.#options.onError(error)
      }
      await sleep(reconnectMs, undefined, { signal }).catch(() => {})
    }
  }

  /** Listens until the connection is lost (which throws) or the signal ends it. */
  async #listen(signal: AbortSignal, onListening: () => void): Promise<void> {
    await using session = await openSession(this.#database)
    session.client.on('notification', (message) => this.#announced(Number(message.payload)))
    await session.client.query(`listen ${commitChannel}`)
    onListening()
    this.#catchUp()
    const end = AbortSignal.any([signal, session.lost])
    if (!end.aborted) await new Promise((resolve) => end.addEventListener('abort', resolve, { once: true }))
    if (!signal.aborted)
      throw new Error('the connection that hears of commits was lost', { cause: session.lost.reason })
  }
}
