import { describe, expect, it } from 'vitest'
import { answersCache, codeCachePrefix, filesPath } from './kept-requests.ts'
import { type Caches, serve, type Serving, servingLimits } from './serve-requests.ts'

const now = Date.parse('2026-11-25T14:05:00+07:00')
const origin = 'http://127.0.0.1'
const ask = (path: string) => new Request(new URL(path, origin))

/** One cache as browsers have it: answers under their addresses, in the order in which they were put. */
class MemoryCache {
  readonly held = new Map<string, Response>()
  async match(request: Request | string): Promise<Response | undefined> {
    return this.held.get(this.#url(request))?.clone()
  }
  async put(request: Request | string, response: Response): Promise<void> {
    this.held.set(this.#url(request), response)
  }
  async delete(request: Request | string): Promise<boolean> {
    return this.held.delete(this.#url(request))
  }
  async keys(): Promise<readonly Request[]> {
    return [...this.held.keys()].map((url) => new Request(url))
  }
  #url(request: Request | string): string {
    return new URL(typeof request === 'string' ? request : request.url, origin).href
  }
}

function aBrowser(centre: (request: Request) => Promise<Response>) {
  const all = new Map<string, MemoryCache>()
  const open = (name: string) => {
    const cache = all.get(name) ?? new MemoryCache()
    all.set(name, cache)
    return cache
  }
  const caches: unknown = {
    open: async (name: string) => open(name),
    keys: async () => [...all.keys()],
    match: async (request: Request) => {
      for (const cache of all.values()) {
        const found = await cache.match(request)
        if (found !== undefined) return found
      }
      return undefined
    },
  }
  const isCaches = (_given: unknown): _given is Caches => true
  if (!isCaches(caches)) throw new Error('unreachable')
  const serving: Serving = {
    caches,
    fetch: centre,
    now: () => now,
    pause: () => new Promise((resolve) => setTimeout(resolve, 20)),
  }
  return { serving, open }
}

const said = (words: string, status = 200, at = now) =>
  new Response(words, { status, headers: { date: new Date(at).toUTCString() } })
const silent = () => new Promise<Response>(() => {})
const gone = async () => await Promise.reject(new TypeError('Failed to fetch'))

describe(serve, () => {
  it('gives the centre’s own answer while it answers, and keeps it', async () => {
    const { serving, open } = aBrowser(async () => said('new'))
    open(answersCache).held.set(`${origin}/api/v1/boards`, said('old'))
    expect(await (await serve(serving, 'answer', ask('/api/v1/boards'))).text()).toBe('new')
    expect(await (await open(answersCache).match('/api/v1/boards'))?.text()).toBe('new')
  })

  it.each([
    ['cannot be reached', gone],
    ['says nothing', silent],
    ['stands behind a proxy that does not reach it', async () => said('bad gateway', 502)],
  ])('gives the last answer when the centre %s', async (_, centre) => {
    const { serving, open } = aBrowser(centre)
    open(answersCache).held.set(`${origin}/api/v1/boards`, said('old'))
    expect(await (await serve(serving, 'answer', ask('/api/v1/boards'))).text()).toBe('old')
  })

  it('passes a no of the centre on and keeps nothing of what it forbids', async () => {
    const { serving, open } = aBrowser(async () => said('no', 403))
    open(answersCache).held.set(`${origin}/api/v1/boards`, said('old'))
    expect((await serve(serving, 'answer', ask('/api/v1/boards'))).status).toBe(403)
    expect(open(answersCache).held.size).toBe(0)
  })

  it('gives no answer that is older than a week, and none that was never kept', async () => {
    const { serving, open } = aBrowser(gone)
    open(answersCache).held.set(`${origin}/api/v1/boards`, said('old', 200, now - servingLimits.ageMs - 1_000))
    await expect(serve(serving, 'answer', ask('/api/v1/boards'))).rejects.toThrow('Failed to fetch')
    await expect(serve(serving, 'answer', ask('/api/v1/units'))).rejects.toThrow('Failed to fetch')
  })

  it('keeps a bounded number of answers, the newest', async () => {
    const { serving, open } = aBrowser(async (request) => said(request.url))
    for (let at = 0; at < servingLimits.answers + 3; at += 1)
      await serve(serving, 'answer', ask(`/api/v1/boards/b${at}`))
    expect(open(answersCache).held.size).toBe(servingLimits.answers)
    expect(await open(answersCache).match('/api/v1/boards/b2')).toBeUndefined()
  })

  it('opens the page of the newest release that is whole when the centre is gone', async () => {
    const { serving, open } = aBrowser(gone)
    for (const [release, isWhole] of [
      ['one', true],
      ['two', true],
      ['three', false],
    ] as const) {
      await open(`${codeCachePrefix}${release}`).put('/', said(release))
      if (isWhole) await open(`${codeCachePrefix}${release}`).put(filesPath, said('{}'))
    }
    expect(await (await serve(serving, 'shell', ask('/walls/phong-hop'))).text()).toBe('two')
  })

  it('waits for the centre where no release is whole', async () => {
    const { serving } = aBrowser(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      return said('slow')
    })
    expect(await (await serve(serving, 'shell', ask('/walls/phong-hop'))).text()).toBe('slow')
  })

  it('gives code from the caches, of whichever release, and asks only for what is in none', async () => {
    const { serving, open } = aBrowser(async (request) => said(`fetched ${new URL(request.url).pathname}`))
    await open(`${codeCachePrefix}one`).put('/assets/a.js', said('kept'))
    expect(await (await serve(serving, 'code', ask('/assets/a.js'))).text()).toBe('kept')
    expect(await (await serve(serving, 'code', ask('/assets/b.js'))).text()).toBe('fetched /assets/b.js')
  })
})
