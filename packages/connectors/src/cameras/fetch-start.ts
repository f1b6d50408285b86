import { type AddressRule, guardUrl } from '../guard-url.ts'
import { digestAnswer } from '../http/digest-auth.ts'
import type { HttpClient, Reply } from '../http/http-client.ts'
import { SourceError } from '../source-error.ts'
import type { Problem } from './verdicts.ts'

const mostRedirects = 3

/** A name and password, and the one host that may be shown them. */
export interface Account {
  readonly user: string
  readonly password: string
  readonly host: string
}

export interface Fetching {
  readonly client: HttpClient
  readonly rule: AddressRule
  readonly signal: AbortSignal
  /** Aborted when the time of the whole look is over. */
  readonly timeout: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
  readonly account?: Account | null
}

/** A look that ends here, with what is wrong. */
export class LookEnds extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem)
    this.problem = problem
  }
}

/** What a failure means for one camera; an abort by whoever asked is thrown on. */
export function problemOf(error: unknown, on: Pick<Fetching, 'signal' | 'timeout'>): Problem {
  on.signal.throwIfAborted()
  if (on.timeout.aborted) return 'timeout'
  if (error instanceof LookEnds) return error.problem
  if (!(error instanceof SourceError)) throw error
  if (error.owner === 'config') return 'forbidden'
  return error.owner === 'upstream' ? 'wrong_type' : 'unreachable'
}

/** Answers a challenge for a digest, once, where the account may be shown. */
async function answered(
  url: URL,
  reply: Reply,
  ask: (headers: Record<string, string>) => Promise<Reply>,
  on: Fetching,
): Promise<Reply> {
  const { account } = on
  if (reply.status !== 401 || account === undefined || account === null || account.host !== url.hostname) return reply
  const authorization = digestAnswer(reply.headers['www-authenticate'], {
    method: 'GET',
    uri: url.pathname + url.search,
    ...account,
  })
  return authorization === null ? reply : ask({ authorization })
}

/**
 * Fetches the first bytes of a picture, playlist or segment: at most three redirects, none to another host, a digest where one
 * is asked for. Throws `LookEnds`, a `SourceError` of the exchange, or the signal's reason.
 */
export async function fetchStart(
  text: string,
  mostBytes: number,
  on: Fetching,
): Promise<{ readonly body: Buffer; readonly end: Reply['end']; readonly url: URL }> {
  const signal = AbortSignal.any([on.signal, on.timeout])
  let url = await guardUrl(text, on.rule)
  const { host } = url
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const at = url
    const ask = (headers: Record<string, string>): Promise<Reply> =>
      on.client.reply(
        {
          method: 'GET',
          url: at,
          headers: { accept: '*/*', 'accept-encoding': 'identity', ...on.headers, ...headers },
        },
        mostBytes,
        signal,
      )
    const reply = await answered(at, await ask({}), ask, on)
    const { status, headers, body, end } = reply
    if (status === 401 || status === 403) throw new LookEnds('password')
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      url = await guardUrl(new URL(headers.location, at).href, on.rule)
      if (url.host !== host) throw new LookEnds('redirect')
      continue
    }
    if (status < 200 || status > 299) throw new LookEnds('status')
    if (end === 'cut') throw new LookEnds('cut')
    return { body, end, url }
  }
  throw new LookEnds('redirect')
}
