import type { ConnectorContext } from '../connector.ts'
import { guardUrl } from '../guard-url.ts'
import { isEmpty, parsePath, readerOf } from '../mapping/field-path.ts'
import { ownAuthority } from '../own-authority.ts'
import { SourceError } from '../source-error.ts'
import { AccessToken } from './access-token.ts'
import { HttpClient } from '../http/http-client.ts'
import type { Paging, RestConfig } from './rest-config.ts'

/** One answer of the upstream, read as far as paging needs it; the rows are still raw. */
export interface Answer {
  readonly rows: readonly unknown[]
  readonly total: number | null
  readonly hasNext: boolean
  readonly token: string | null
}

export interface Question {
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly paging: Paging
  readonly rows: number
}

interface Session {
  readonly base: URL
  readonly authorise: (signal: AbortSignal) => Promise<Readonly<Record<string, string>>>
  readonly renew: (() => void) | null
}

function urlOf(base: URL, path: string, params: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(base.pathname.replace(/\/$/, '') + path, base)
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
  return url
}

function fieldOf(answer: unknown, path: string): unknown {
  return readerOf(parsePath(path) ?? [path])(answer)
}

/** The upstream's side of the connector `rest`: settings, token, questions. */
export class Upstream implements Disposable {
  readonly #config: RestConfig
  readonly #context: ConnectorContext
  readonly #client: HttpClient
  #session: Session | null = null

  constructor(config: RestConfig, context: ConnectorContext) {
    this.#config = config
    this.#context = context
    const { bounds, allowLoopback, now, folder } = context
    this.#client = new HttpClient({ ...bounds, allowLoopback, now, authority: () => ownAuthority(config.ca, folder) })
  }

  /** Asks for a page; a refused token is renewed once. Throws `SourceError`, or the signal's reason. */
  async ask(question: Question, signal: AbortSignal): Promise<Answer> {
    const session = await this.#open()
    const url = urlOf(session.base, question.path, {
      ...question.params,
      [this.#config.size.param]: String(question.rows),
    })
    const name = `GET ${url.origin}${url.pathname}`
    const get = async () =>
      this.#client.exchange({ method: 'GET', url, headers: await session.authorise(signal) }, signal)
    let answer = await get()
    if (answer.kind === 'unauthorised' && session.renew !== null) {
      session.renew()
      answer = await get()
    }
    if (answer.kind === 'unauthorised') throw new SourceError('config', `${name} từ chối quyền truy cập (401).`)
    return this.#read(answer.value, { question, name })
  }

  #read(value: unknown, on: { question: Question; name: string }): Answer {
    const { question, name } = on
    const rows = fieldOf(value, this.#config.rows)
    if (!Array.isArray(rows))
      throw new SourceError('format', `${name}: câu trả lời không có danh sách ở trường ${this.#config.rows}.`)
    if (rows.length > question.rows)
      throw new SourceError(
        'upstream',
        `${name}: trả về ${String(rows.length)} dòng dù chỉ hỏi ${String(question.rows)}.`,
      )
    const counted = this.#config.total === undefined ? null : fieldOf(value, this.#config.total)
    const total = typeof counted === 'number' && Number.isFinite(counted) ? counted : null
    if (question.paging.kind === 'token') {
      const next = fieldOf(value, question.paging.next)
      if (!isEmpty(next) && typeof next !== 'string' && typeof next !== 'number')
        throw new SourceError('format', `${name}: trường ${question.paging.next} không phải con trỏ.`)
      return { rows, total, hasNext: !isEmpty(next), token: isEmpty(next) ? null : String(next) }
    }
    const hasNext = fieldOf(value, question.paging.hasNext)
    if (typeof hasNext !== 'boolean')
      throw new SourceError('format', `${name}: trường ${question.paging.hasNext} không phải đúng hoặc sai.`)
    return { rows, total, hasNext, token: null }
  }

  async #open(): Promise<Session> {
    this.#session ??= await this.#begin()
    return this.#session
  }

  async #begin(): Promise<Session> {
    const { setting } = this.#context
    const base = await guardUrl(setting(this.#config.base), this.#context)
    const { auth } = this.#config
    if (auth.kind === 'none') return { base, authorise: async () => ({}), renew: null }
    if (auth.kind === 'bearer') {
      const headers = { authorization: `Bearer ${setting(auth.token)}` }
      return { base, authorise: async () => headers, renew: null }
    }
    const token = new AccessToken(
      {
        url: urlOf(base, auth.tokenPath),
        clientId: setting(auth.clientId),
        clientSecret: setting(auth.clientSecret),
        scope: auth.scope ?? null,
      },
      { client: this.#client, now: this.#context.now },
    )
    return {
      base,
      authorise: async (signal) => ({ authorization: `Bearer ${await token.text(signal)}` }),
      renew: () => token.drop(),
    }
  }

  [Symbol.dispose](): void {
    this.#client[Symbol.dispose]()
  }
}
