import { type AddressRule, guardHost, hostOf } from '../guard-url.ts'

const secondMs = 1_000

/** What the reading needs to know of a column. `clock`: a date and time without an offset; `moment`: one that is an instant. */
export interface Column {
  readonly name: string
  readonly kind: 'moment' | 'clock' | 'day' | 'other'
  /** What a parameter is cast to, so that it is compared as the column is. */
  readonly castTo: string
}

export type SqlRow = Readonly<Record<string, unknown>>

/** How one product writes what the statements need. */
export interface Dialect {
  readonly quote: (name: string) => string
  /** The parameter at a position (from 1), cast; `null`: as it stands. */
  readonly parameter: (position: number, castTo: string) => string
  readonly asText: (expression: string) => string
}

export interface SessionOptions extends AddressRule {
  readonly dsn: URL
  readonly ca: string | null
  readonly isTls: boolean
  readonly zone: string
  readonly statementSeconds: number
  /** How much one answer may hold. */
  readonly bodyBytes: number
}

/** Where a session connects, and as whom. `host` is the address that was checked: no second answer of DNS leads elsewhere. */
export async function doorOf(options: SessionOptions, defaultPort: number) {
  const { dsn } = options
  const name = hostOf(dsn)
  return {
    name,
    host: await guardHost(name, options),
    port: dsn.port === '' ? defaultPort : Number(dsn.port),
    user: decodeURIComponent(dsn.username),
    password: decodeURIComponent(dsn.password),
    database: decodeURIComponent(dsn.pathname.slice(1)),
    authority: options.ca === null ? {} : { ca: options.ca },
    timeoutMs: Math.ceil(options.statementSeconds * secondMs),
  }
}

/** A connection that can only read; a statement that takes too long or answers too much fails. */
export interface SqlSession extends AsyncDisposable {
  readonly dialect: Dialect
  /** The columns of a FROM item. */
  describe(from: string): Promise<readonly Column[]>
  rows(text: string, values: readonly string[]): Promise<readonly SqlRow[]>
  /** Whether the account could change what it reads, or anything beside it. */
  mayWrite(): Promise<boolean>
  /** Cuts the connection: what runs on it fails at once. */
  cut(): void
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  return value instanceof Uint8Array ? value.length : 8
}

/** An answer that holds more than it may. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
}

/** Gathers the rows of an answer as they come; throws `TooMuch` at the bound. */
export class Gathered {
  readonly rows: SqlRow[] = []
  readonly #mostBytes: number
  #bytes = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  add(row: SqlRow): void {
    for (const value of Object.values(row)) this.#bytes += bytesOf(value)
    if (this.#bytes > this.#mostBytes) throw new TooMuch()
    this.rows.push(row)
  }
}

/** Ends what waits for a connection when it breaks, for a driver tells that to the connection only. */
export class Lost {
  readonly #lost = Promise.withResolvers<never>()

  constructor() {
    this.#lost.promise.catch(() => undefined)
  }

  break(error: unknown): void {
    this.#lost.reject(error)
  }

  or<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#lost.promise])
  }
}
