import { answersCache, codeCachePrefix, filesPath, type Service, shellPath } from './kept-requests.ts'

/** The caches of a browser, as far as they are used here. */
export type Caches = Pick<CacheStorage, 'open' | 'keys' | 'match'>

export interface Serving {
  readonly caches: Caches
  readonly fetch: (request: Request) => Promise<Response>
  readonly now: () => number
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>
}

/** How long the centre may take before a kept answer is given, and how old that may be. */
export const servingLimits = { answers: 100, patienceMs: 4_000, ageMs: 7 * 86_400_000 } as const
const failing = 500

/** Of the releases in the caches the newest that is whole. */
async function wholeRelease({ caches }: Serving): Promise<Cache | null> {
  const names = (await caches.keys()).filter((name) => name.startsWith(codeCachePrefix))
  for (const name of names.toReversed()) {
    const cache = await caches.open(name)
    if ((await cache.match(filesPath)) !== undefined) return cache
  }
  return null
}

async function keptAnswer({ caches, now }: Serving, request: Request): Promise<Response | undefined> {
  const kept = await (await caches.open(answersCache)).match(request)
  const at = Date.parse(kept?.headers.get('date') ?? '')
  return now() - at <= servingLimits.ageMs ? kept : undefined
}

async function lastOf(serving: Serving, service: Service, request: Request): Promise<Response | undefined> {
  if (service === 'shell') return (await wholeRelease(serving))?.match(shellPath)
  return keptAnswer(serving, request)
}

/** Keeps an answer in place of the one before; the oldest go when there are too many, all when the centre says no. */
async function keepAnswer({ caches }: Serving, request: Request, response: Response): Promise<void> {
  const cache = await caches.open(answersCache)
  await cache.delete(request)
  if (!response.ok) return
  await cache.put(request, response)
  const all = await cache.keys()
  for (const old of all.slice(0, Math.max(0, all.length - servingLimits.answers))) await cache.delete(old)
}

async function asked(serving: Serving, service: Service, request: Request): Promise<Response> {
  const response = await serving.fetch(request)
  if (service === 'answer' && response.status < failing)
    await keepAnswer(serving, request, response.clone()).catch(() => {})
  return response
}

/**
 * Serves a request of a wall: code from the cache of its release, everything else from the centre as long as it answers in time
 * and without an error of its own, else as it was last. What was never kept is waited for.
 */
export async function serve(serving: Serving, service: Exclude<Service, 'none'>, request: Request): Promise<Response> {
  if (service === 'code') return (await serving.caches.match(request)) ?? serving.fetch(request)
  const asking = asked(serving, service, request)
  const first = await Promise.race([asking.catch(() => null), serving.pause(servingLimits.patienceMs).then(() => null)])
  if (first !== null && first.status < failing) return first
  return (await lastOf(serving, service, request)) ?? asking
}
