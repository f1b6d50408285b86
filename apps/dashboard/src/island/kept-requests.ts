/** The code of a wall lies in a cache of its release, the last answers of the centre in another. */
export const codeCachePrefix = 'toan-canh-ma-'
export const answersCache = 'toan-canh-tra-loi'
/** What a release of the wall consists of; in a cache it is put in last: with it the release is whole. */
export const filesPath = '/wall-files.json'
/** The page under which every address of the product is served. */
export const shellPath = '/'

/** Answers that the wall needs to draw a scene: definitions, units, calendar, maps, boards, health; nothing of the desk's own. */
const answers =
  /^\/api\/v1\/(?:boards|boards\/[^/]+|walls|walls\/[^/]+|indicators|units|calendar|map\/[^/]+|quality|data-health|reminders|manual)$/

/** How a request of a wall is served when the centre is silent: with the page, with its code, with the last answer, or not at all. */
export type Service = 'shell' | 'code' | 'answer' | 'none'

/** The service for a request; `path` without its query. */
export function serviceOf({
  method,
  mode,
  path,
}: {
  readonly method: string
  readonly mode: string
  readonly path: string
}): Service {
  if (method !== 'GET') return 'none'
  if (mode === 'navigate') return 'shell'
  if (path.startsWith('/assets/')) return 'code'
  return answers.test(path) ? 'answer' : 'none'
}
