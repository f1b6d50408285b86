import { type Commit, commitChannel, type Database, readCommits, readHead } from '@toan-canh/store'

const commitsPerRead = 200
const keptCommits = 1_000

/**
 * All commits in their order, each once: our own as they are made, those of other processes when the database announces them.
 * A missing number is read from the log.
 */
export class CommitFeed {
  readonly #database: Database
  readonly #deliver: (commit: Commit) => void
  readonly #onError: (error: unknown) => void
  readonly #early = new Map<number, Commit>()
  #seq: number
  #catchingUp: Promise<void> | null = null

  private constructor(
    database: Database,
    seq: number,
    deliver: (commit: Commit) => void,
    onError: (error: unknown) => void,
  ) {
    this.#database = database
    this.#seq = seq
    this.#deliver = deliver
    this.#onError = onError
  }

  /** Starts at the newest commit. `deliver` gets every later one. Dispose to stop listening. */
  static async start(
    database: Database,
    deliver: (commit: Commit) => void,
    onError: (error: unknown) => void,
  ): Promise<CommitFeed & AsyncDisposable> {
    const head = await readHead(database)
    const feed = new CommitFeed(database, head.seq, deliver, onError)
    const stop = await feed.#listen()
    return Object.assign(feed, { [Symbol.asyncDispose]: stop })
  }

  /** A commit that this process made. */
  own(commit: Commit): void {
    if (commit.seq <= this.#seq) return
    if (this.#early.size < keptCommits) this.#early.set(commit.seq, commit)
    this.#drain()
    if (this.#early.size > 0) this.#catchUp()
  }

  #drain(): void {
    for (;;) {
      const next = this.#early.get(this.#seq + 1)
      if (next === undefined) return
      this.#early.delete(next.seq)
      this.#seq = next.seq
      this.#deliver(next)
    }
  }

  #announced(seq: number): void {
    if (seq > this.#seq && !this.#early.has(seq)) this.#catchUp()
  }

  #catchUp(): void {
    this.#catchingUp ??= this.#readLog()
      .catch(this.#onError)
      .finally(() => {
        this.#catchingUp = null
      })
  }

  async #readLog(): Promise<void> {
    for (;;) {
      const commits = await readCommits(this.#database, this.#seq, commitsPerRead)
      for (const commit of commits) if (commit.seq > this.#seq) this.#early.set(commit.seq, commit)
      this.#drain()
      if (commits.length < commitsPerRead) return
    }
  }

  async #listen(): Promise<() => Promise<void>> {
    let isStopped = false
    let release = () => {}
    const connect = async (): Promise<void> => {
      const client = await this.#database.connect()
      release = () => client.release(true)
      client.on('notification', (message) => this.#announced(Number(message.payload)))
      client.once('error', (error) => {
        this.#onError(error)
        release()
        if (!isStopped) setTimeout(() => void connect().then(() => this.#catchUp(), this.#onError), 1_000).unref()
      })
      await client.query(`listen ${commitChannel}`)
    }
    await connect()
    return async () => {
      isStopped = true
      release()
      await this.#catchingUp
    }
  }
}
