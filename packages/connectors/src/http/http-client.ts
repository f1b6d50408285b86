import { lookup } from 'node:dns'
import { Agent as HttpAgent, type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type AddressRule, isAllowedAddress } from '../guard-url.ts'
import { SourceError } from '../source-error.ts'
import { exchangeFailure, retryAfterMs, statusFailure } from './http-failure.ts'

export interface Exchange {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface HttpLimits extends AddressRule {
  readonly bodyBytes: number
  readonly requestSeconds: number
  readonly now: () => number
  /** The certificate of the only authority that is believed over HTTPS; null: those that the process knows. */
  readonly authority?: () => Promise<string | null>
}

/** An answer as it came, its status not judged. `end`: whether the body is whole, was left at a bound, or broke off. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<IncomingHttpHeaders>
  readonly body: Buffer
  readonly end: 'whole' | 'bound' | 'cut'
}

type Unauthorised = { readonly kind: 'unauthorised' }
/** Answers other than 2xx are errors; 401 is told apart, because a new token may help. */
export type TextAnswer = { readonly kind: 'text'; readonly text: string; readonly status: number } | Unauthorised
export type HttpAnswer = { readonly kind: 'json'; readonly value: unknown } | Unauthorised

/** Resolves names and refuses those that lead where nothing may be called, at every connect. */
export function guardedLookup(rule: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const forbidden = error === null && !addresses.every(({ address }) => isAllowedAddress(address, rule))
      const [first] = addresses ?? []
      if (error !== null || first === undefined) callback(error ?? new Error('no address'), '', 4)
      else if (forbidden)
        callback(new SourceError('config', `Địa chỉ ${hostname} dẫn tới một vùng mạng không được phép gọi.`), '', 4)
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

function decompressed(message: IncomingMessage, name: string): Readable {
  const encoding = message.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return message
  const decoders = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }
  const decoder = Object.entries(decoders).find(([known]) => known === encoding)?.[1]
  if (decoder === undefined)
    throw new SourceError('upstream', `${name}: cách nén ${encoding.slice(0, 20)} không được hỗ trợ.`)
  const stream = decoder()
  message.on('error', (error) => stream.destroy(error))
  message.on('aborted', () => stream.destroy(new Error('aborted')))
  return message.pipe(stream)
}

async function readBody(message: IncomingMessage, on: { name: string; bodyBytes: number }): Promise<string> {
  const tooLarge = new SourceError('upstream', `${on.name}: câu trả lời lớn hơn ${String(on.bodyBytes)} byte.`)
  if (Number(message.headers['content-length'] ?? 0) > on.bodyBytes) throw tooLarge
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of decompressed(message, on.name)) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    bytes += part.length
    if (bytes > on.bodyBytes) throw tooLarge
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The first bytes of a body, at most so many; a body that breaks off is told by its end. */
async function readStart(
  message: IncomingMessage,
  on: { name: string; mostBytes: number },
): Promise<Pick<Reply, 'body' | 'end'>> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of decompressed(message, on.name)) {
      const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
      bytes += part.length
      chunks.push(part)
      if (bytes > on.mostBytes) return { body: Buffer.concat(chunks).subarray(0, on.mostBytes), end: 'bound' }
    }
  } catch (error) {
    if (error instanceof SourceError) throw error
    return { body: Buffer.concat(chunks), end: 'cut' }
  }
  return { body: Buffer.concat(chunks), end: message.complete ? 'whole' : 'cut' }
}

/** Reads a whole JSON answer; what it holds is never quoted. */
export function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body, and with it people: it is not kept.
    throw new SourceError('format', `${name}: câu trả lời không phải JSON trọn vẹn.`)
  }
}

/** How an exchange is called in sentences. */
export function nameOf({ method, url }: Pick<Exchange, 'method' | 'url'>): string {
  return `${method} ${url.origin}${url.pathname}`
}

/**
 * One connection pool with bounds on time, bytes (counted after decompression) and addresses (checked at every connect).
 * It follows no redirect. Every failure is a `SourceError`, except that an abort throws the signal's reason.
 */
export class HttpClient implements Disposable {
  readonly #limits: HttpLimits
  readonly #plain = new HttpAgent({ keepAlive: true })
  #secure: Promise<HttpsAgent> | null = null

  constructor(limits: HttpLimits) {
    this.#limits = limits
  }

  async exchange(asked: Exchange, signal: AbortSignal): Promise<HttpAnswer> {
    const answer = await this.text(asked, signal)
    return answer.kind === 'text' ? { kind: 'json', value: jsonOf(answer.text, nameOf(asked)) } : answer
  }

  /** As `exchange`, for answers that are not JSON, or whose bytes matter. */
  async text(asked: Exchange, signal: AbortSignal): Promise<TextAnswer> {
    return this.#bounded(asked, signal, (on) => this.#answer(asked, on))
  }

  /** Any answer as it is, redirects and refusals too, with at most `mostBytes` of its body. */
  async reply(asked: Exchange, mostBytes: number, signal: AbortSignal): Promise<Reply> {
    return this.#bounded(asked, signal, async (on) => {
      const message = await this.#send(asked, on.signal)
      const stop = (): void => void message.destroy()
      on.signal.addEventListener('abort', stop, { once: true })
      try {
        const { body, end } = await readStart(message, { name: on.name, mostBytes })
        on.signal.throwIfAborted()
        return { status: message.statusCode ?? 0, headers: message.headers, body, end }
      } finally {
        on.signal.removeEventListener('abort', stop)
        if (!message.complete || !message.readableEnded) message.destroy()
      }
    })
  }

  async #bounded<T>(
    asked: Exchange,
    signal: AbortSignal,
    work: (on: { readonly name: string; readonly signal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted()
    const name = nameOf(asked)
    const timeout = AbortSignal.timeout(this.#limits.requestSeconds * 1000)
    try {
      return await work({ name, signal: AbortSignal.any([signal, timeout]) })
    } catch (error) {
      signal.throwIfAborted()
      if (timeout.aborted)
        throw new SourceError(
          'transient',
          `${name} không trả lời xong trong ${String(this.#limits.requestSeconds)} giây.`,
        )
      throw exchangeFailure(error, name)
    }
  }

  async #answer(asked: Exchange, on: { name: string; signal: AbortSignal }): Promise<TextAnswer> {
    const message = await this.#send(asked, on.signal)
    // Reading stops with the socket: an aborted or refused body leaves no connection behind.
    const stop = (): void => void message.destroy()
    on.signal.addEventListener('abort', stop, { once: true })
    try {
      const status = message.statusCode ?? 0
      if (status === 401) return { kind: 'unauthorised' }
      if (status < 200 || status > 299) {
        const wait = retryAfterMs(message.headers['retry-after'], this.#limits.now())
        throw statusFailure(status, { name: on.name, retryAfterMs: wait })
      }
      const text = await readBody(message, { name: on.name, bodyBytes: this.#limits.bodyBytes })
      if (!message.complete) throw new SourceError('transient', `${on.name}: câu trả lời bị ngắt giữa chừng.`)
      return { kind: 'text', text, status }
    } finally {
      on.signal.removeEventListener('abort', stop)
      if (!message.complete || !message.readableEnded) message.destroy()
    }
  }

  /** Made at the first need; an authority that cannot be read is looked for again at the next. */
  async #secureAgent(): Promise<HttpsAgent> {
    const { authority } = this.#limits
    this.#secure ??= Promise.resolve(authority?.() ?? null).then(
      (ca) => new HttpsAgent({ keepAlive: true, ...(ca === null ? {} : { ca }) }),
    )
    const making = this.#secure
    return making.catch((error: unknown) => {
      if (this.#secure === making) this.#secure = null
      throw error
    })
  }

  async #send(asked: Exchange, signal: AbortSignal): Promise<IncomingMessage> {
    const isTls = asked.url.protocol === 'https:'
    const options = {
      method: asked.method,
      headers: { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br', ...asked.headers },
      agent: isTls ? await this.#secureAgent() : this.#plain,
      lookup: guardedLookup(this.#limits),
      signal,
    }
    return new Promise((resolve, reject) => {
      const request = (isTls ? httpsRequest : httpRequest)(asked.url, options, resolve)
      request.on('error', reject)
      request.end(asked.body)
    })
  }

  [Symbol.dispose](): void {
    this.#plain.destroy()
    void this.#secure?.then(
      (agent) => agent.destroy(),
      () => undefined,
    )
  }
}
