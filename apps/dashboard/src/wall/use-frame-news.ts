import type { WallState } from '@toan-canh/contract'
import { useEffect, useRef, useState } from 'react'
import { useLive, useTopicStatus } from '../live/index.ts'
import { isFramed } from '../screen/is-framed.ts'
import { tellFrame } from '../screen/renderer-messages.ts'

const tellEveryMs = 2_000
/** A page counts as drawn so long after its first scene has stood: its numbers have come by then. */
const settleMs = 1_500
const bytesPerMb = 1_048_576
const longestError = 200

/** What Chromium tells of the memory of a page, in MiB; `null` where it does not. */
export function memoryMb(page: unknown): number | null {
  const memory = typeof page === 'object' && page !== null && 'memory' in page ? page.memory : null
  if (typeof memory !== 'object' || memory === null || !('usedJSHeapSize' in memory)) return null
  return typeof memory.usedJSHeapSize === 'number' ? Math.round(memory.usedJSHeapSize / bytesPerMb) : null
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
 * Tells the frame of a screen how this page is: what it shows, frames a second, memory, the last error; that it has drawn,
 * may not watch its wall any longer, or is to be loaded anew. Without a frame a reload is the browser's own.
 */
export function useFrameNews(news: {
  readonly shown: string
  readonly reloads: WallState['reloads']
  readonly output: string | null
}): void {
  const { clock } = useLive()
  const [loadedAt] = useState(() => clock.now())
  const shown = useRef(news.shown)
  useEffect(() => {
    shown.current = news.shown
  }, [news.shown])

  useEffect(() => {
    if (!isFramed()) return undefined
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
    const drawn = setTimeout(() => tellFrame({ tells: 'drawn' }), settleMs)
    const timer = setInterval(() => {
      const now = performance.now()
      const framesPerSecond = Math.round((frames * 1_000) / (now - last))
      tellFrame({
        tells: 'state',
        shown: shown.current,
        framesPerSecond,
        memoryMb: memoryMb(performance),
        error,
        errorAt,
      })
      frames = 0
      last = now
    }, tellEveryMs)
    return () => {
      cancelAnimationFrame(asked)
      clearTimeout(drawn)
      clearInterval(timer)
      removeEventListener('error', onError)
      removeEventListener('unhandledrejection', onRejection)
    }
  }, [])

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
