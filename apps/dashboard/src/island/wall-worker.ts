import { serviceOf } from './kept-requests.ts'
import { serve } from './serve-requests.ts'

/** The parts of a service worker that are used here; the compiler's own words for them exclude those of a page. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface RequestEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
}
declare const self: WorkerScope

const serving = {
  caches,
  fetch: (request: Request) => fetch(request),
  now: () => Date.now(),
  pause: (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms)),
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  const service = serviceOf({ method: request.method, mode: request.mode, path: pathname })
  if (service !== 'none') event.respondWith(serve(serving, service, request))
})
