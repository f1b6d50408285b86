import type { AddressRule } from '../guard-url.ts'
import { guardUrl } from '../guard-url.ts'
import { HttpClient } from '../http/http-client.ts'
import { authorise } from './authorise.ts'
import { camerasConfigSchema } from './cameras-config.ts'
import { fetchStart, type Fetching, LookEnds, problemOf } from './fetch-start.ts'
import type { Problem } from './verdicts.ts'

/** How long one picture, playlist or segment may take, in seconds. */
const askSeconds = 10
const answerBytes = 65_536

/** Why nothing could be had of a camera, as the connector's own looks name it. */
export class PictureError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem)
    this.name = 'PictureError'
    this.problem = problem
  }
}

/** What was fetched, and from which address after redirects. */
export interface FetchedPicture {
  readonly body: Buffer
  readonly url: URL
}

export interface DoorContext extends AddressRule {
  /** Resolves `env:NAME`; throws when the name is not set. */
  readonly setting: (reference: string) => string
  readonly now: () => number
}

/**
 * Fetches pictures of a source's cameras for those who may see them, with the accounts of the source and under its guard of
 * addresses. A source of another kind has no accounts. Every failure is a `PictureError`; an abort throws the signal's reason.
 */
export class CameraDoor implements Disposable {
  readonly #context: DoorContext
  readonly #client: HttpClient
  readonly #config: ReturnType<typeof camerasConfigSchema.safeParse>['data']

  constructor(block: unknown, context: DoorContext) {
    this.#context = context
    this.#config = camerasConfigSchema.safeParse(block).data
    const { allowLoopback, now } = context
    this.#client = new HttpClient({ allowLoopback, now, bodyBytes: answerBytes, requestSeconds: askSeconds })
  }

  /** A playlist, segment or snapshot, whole; larger than `mostBytes` it is refused. */
  async fetch(address: string, mostBytes: number, signal: AbortSignal): Promise<FetchedPicture> {
    return this.#told(signal, async (on) => {
      const { body, end, url } = await fetchStart(address, mostBytes + 1, on(address))
      if (end === 'bound' || body.length > mostBytes) throw new LookEnds('too_large')
      if (body.length === 0) throw new LookEnds('empty')
      return { body, url }
    })
  }

  /** Offers a session (WHEP, draft-ietf-wish-whep): the answer in SDP, and where the session is ended. */
  async offer(address: string, sdp: string, signal: AbortSignal): Promise<{ answer: string; session: string }> {
    return this.#told(signal, async (on) => {
      const { client, rule, headers } = on(address)
      const url = await guardUrl(address, rule)
      const asked = { 'content-type': 'application/sdp', accept: 'application/sdp', ...headers }
      const reply = await client.reply({ method: 'POST', url, headers: asked, body: sdp }, answerBytes, signal)
      const { status, body, end } = reply
      if (status === 401 || status === 403) throw new LookEnds('password')
      const { location } = reply.headers
      if (status !== 201 || location === undefined) throw new LookEnds(status === 404 ? 'no_path' : 'status')
      if (end !== 'whole') throw new LookEnds(end === 'bound' ? 'too_large' : 'cut')
      const session = await guardUrl(new URL(location, url).href, rule)
      if (session.host !== url.host) throw new LookEnds('redirect')
      return { answer: body.toString('utf8'), session: session.href }
    })
  }

  /** Ends a session that `offer` began. */
  async end(session: string, signal: AbortSignal): Promise<void> {
    await this.#told(signal, async (on) => {
      const { client, rule, headers } = on(session)
      const url = await guardUrl(session, rule)
      await client.reply({ method: 'DELETE', url, headers: { ...headers } }, answerBytes, signal)
    })
  }

  async #told<T>(signal: AbortSignal, work: (on: (address: string) => Fetching) => Promise<T>): Promise<T> {
    const timeout = AbortSignal.timeout(askSeconds * 1_000)
    try {
      return await work((address) => this.#fetching(address, { signal, timeout }))
    } catch (error) {
      throw new PictureError(problemOf(error, { signal, timeout }))
    }
  }

  #fetching(address: string, signals: Pick<Fetching, 'signal' | 'timeout'>): Fetching {
    const { setting } = this.#context
    const { mediaServer, onvif } = this.#config ?? {}
    const url = URL.canParse(address) ? new URL(address) : null
    const { api, hls, publicHls, publicWhep } = mediaServer ?? {}
    const served = [api, hls, publicHls, publicWhep].flatMap((each) => (each === undefined ? [] : [setting(each)]))
    const isServed = served.some((each) => URL.canParse(each) && new URL(each).origin === url?.origin)
    const account =
      onvif === undefined || url === null
        ? null
        : { user: onvif.user, password: setting(onvif.password), host: url.hostname }
    return {
      ...signals,
      client: this.#client,
      rule: this.#context,
      account,
      headers: isServed && mediaServer !== undefined ? authorise(mediaServer.auth, setting) : {},
    }
  }

  [Symbol.dispose](): void {
    this.#client[Symbol.dispose]()
  }
}
