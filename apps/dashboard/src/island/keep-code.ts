import { releaseOf } from '@toan-canh/contract'
import { z } from 'zod'
import { isFramed } from '../screen/is-framed.ts'
import { codeCachePrefix, filesPath, serviceOf } from './kept-requests.ts'

/** A release of the wall: its name, and the paths of all its files. */
const releaseSchema = z.strictObject({ release: z.string().max(64), files: z.array(z.string().max(200)).max(500) })

/** Faces that are served without the centre; the desk is none of them. */
const faces = ['/wall', '/screen'] as const
const workerPath = '/wall-worker.js'
/** The release that runs, and the one before it, of which a page may still stand. */
const mostReleases = 2
const filesAtOnce = 8

/** Takes the files of the centre's release over from what is there already, the others from the centre. */
async function takeRelease(): Promise<void> {
  const answer = await fetch(filesPath, { cache: 'no-cache' })
  const { release, files } = releaseSchema.parse(await answer.clone().json())
  // The page of an output keeps the release that it runs: another one may not have passed its check.
  if (isFramed() && !files.includes(`/assets/${releaseOf(document.head.innerHTML)}.js`)) return
  const cache = await caches.open(`${codeCachePrefix}${release}`)
  if ((await cache.match(filesPath)) !== undefined) return
  const take = async (file: string): Promise<void> => {
    // The name of a file under assets says its content; the page has the same name in every release.
    const held = file.startsWith('/assets/') ? await caches.match(file) : undefined
    if (held === undefined) await cache.add(file)
    else await cache.put(file, held)
  }
  for (let from = 0; from < files.length; from += filesAtOnce)
    await Promise.all(files.slice(from, from + filesAtOnce).map(take))
  await cache.put(filesPath, answer)
  const names = (await caches.keys()).filter((name) => name.startsWith(codeCachePrefix))
  await Promise.all(names.slice(0, -mostReleases).map((name) => caches.delete(name)))
}

/** Asks once more, through the worker, what this page asked before there was one: so its answers are kept too. */
async function askAgain(): Promise<void> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller === null)
    await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const paths = asked
    .filter(
      ({ origin, pathname: path }) =>
        origin === location.origin && serviceOf({ method: 'GET', mode: 'cors', path }) === 'answer',
    )
    .map(({ pathname, search }) => pathname + search)
  for (const path of new Set(paths)) await fetch(path)
}

/**
 * Keeps the code of the wall in the browser, so that an output starts without its centre. Only in a secure context: elsewhere
 * browsers have no service worker. Called again it takes a new release over.
 */
export async function keepCode(): Promise<void> {
  if (!globalThis.isSecureContext || !('serviceWorker' in navigator)) return
  const isFirst = navigator.serviceWorker.controller === null
  await Promise.all(faces.map((scope) => navigator.serviceWorker.register(workerPath, { scope })))
  if (isFirst && location.pathname.startsWith(faces[0])) await askAgain()
  await takeRelease()
}
