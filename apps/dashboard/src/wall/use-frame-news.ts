import { releaseOf, type RenewalReason, type WallState, type WallView } from '@toan-canh/contract'
import { useEffect, useRef, useState } from 'react'
import { useLive, useTopicStatus } from '../live/index.ts'
import { isFramed } from '../screen/is-framed.ts'
import { tellFrame } from '../screen/renderer-messages.ts'
import { isDrawn, sceneProgress } from './scene-progress.ts'

const tellEveryMs = 1_000
const lookEveryMs = 250
/** What has come is painted so long after it was there, canvases too. */
const settleMs = 1_000
const bytesPerMb = 1_048_576
const longestError = 200

/** What Chromium tells of the memory of a page, in MiB; `null` where it does not. */
export function memoryMb(page: unknown): number | null {
  const memory = typeof page === 'object' && page !== null && 'memory' in page ? page.memory : null
  if (typeof memory !== 'object' || memory === null || !('usedJSHeapSize' in memory)) return null
  return typeof memory.usedJSHeapSize === 'number' ? Math.round(memory.usedJSHeapSize / bytesPerMb) : null
}

/** Another page is warmed up at this part of what a page may take, so that it never takes all. */
const early = 0.9

/** Whether a page takes nearly more than its wall allows, and of what; `null` while it has room. */
export function fullOf(
  limit: WallView['page'],
  taken: { readonly memoryMb: number | null; readonly elements: number },
): Extract<RenewalReason, 'memory' | 'elements'> | null {
  if ((taken.memoryMb ?? 0) >= limit.memory * early) return 'memory'
  return taken.elements >= limit.elements * early ? 'elements' : null
}

/** The order to load anew that an output has to follow: the newest that is for it and came after the page was loaded. */
export function reloadFor(
  reloads: WallState['reloads'],
  { output, loadedAt }: { readonly output: string | null; readonly loadedAt: number },
): string | null {
  const ours = reloads.filter((each) => (each.output === null || each.output === output) && each.from > loadedAt)
  return ours.toSorted((a, b) => b.from - a.from)[0]?.id ?? null
}

/**
 * Tells the screen around this page how it is: what it shows, frames a second, memory, the last error; that it has drawn,
 * may not watch its wall any longer, takes nearly too much, or is to be loaded anew. Without a frame a reload is the browser's own.
 */
export function useFrameNews(news: {
  readonly shown: string
  readonly reloads: WallState['reloads']
  readonly output: string | null
  readonly limit: WallView['page']
}): void {
  const { clock, link } = useLive()
  const [loadedAt] = useState(() => clock.now())
  const newest = useRef(news)
  useEffect(() => {
    newest.current = news
  })

  useEffect(() => {
    if (!isFramed()) return undefined
    const release = releaseOf(document.head.innerHTML)
    let frames = 0
    let error: string | null = null
    let errorAt: number | null = null
    let last = performance.now()
    let asked = requestAnimationFrame(function count() {
      frames += 1
      asked = requestAnimationFrame(count)
    })
    const note = (reason: unknown) => {
      error = (reason instanceof Error ? reason.message : String(reason)).slice(0, longestError)
      errorAt = Date.now()
    }
    const onError = (event: ErrorEvent) => note(event.error ?? event.message)
    const onRejection = (event: PromiseRejectionEvent) => note(event.reason)
    addEventListener('error', onError)
    addEventListener('unhandledrejection', onRejection)
    const began = performance.now()
    let settled: ReturnType<typeof setTimeout> | undefined
    const looking = setInterval(() => {
      if (!isDrawn(sceneProgress(document), performance.now() - began)) return
      clearInterval(looking)
      settled = setTimeout(() => {
        const { waiting, failed } = sceneProgress(document)
        tellFrame({ tells: 'drawn', waiting, failed })
      }, settleMs)
    }, lookEveryMs)
    const timer = setInterval(() => {
      const now = performance.now()
      const framesPerSecond = Math.round((frames * 1_000) / (now - last))
      const { shown, limit } = newest.current
      const taken = { memoryMb: memoryMb(performance), elements: document.querySelectorAll('*').length }
      const { waiting, failed } = sceneProgress(document)
      tellFrame({ tells: 'state', shown, framesPerSecond, ...taken, release, waiting, failed, error, errorAt })
      const why = fullOf(limit, taken)
      // Without the centre another page would know less than this one.
      if (why !== null && link.get().kind === 'live') tellFrame({ tells: 'full', why })
      frames = 0
      last = now
    }, tellEveryMs)
    return () => {
      cancelAnimationFrame(asked)
      clearInterval(looking)
      clearTimeout(settled)
      clearInterval(timer)
      removeEventListener('error', onError)
      removeEventListener('unhandledrejection', onRejection)
    }
  }, [link])

  const order = reloadFor(news.reloads, { output: news.output, loadedAt })
  useEffect(() => {
    if (order === null) return
    if (isFramed()) tellFrame({ tells: 'reload', order })
    else location.reload()
  }, [order])
}

/** Tells the frame when the centre no longer lets this page watch its wall. */
export function useRefusal(wall: string): void {
  const status = useTopicStatus(`wall/${wall}`)
  const isRefused = status.kind === 'refused'
  useEffect(() => {
    if (isRefused) tellFrame({ tells: 'refused' })
  }, [isRefused])
}
