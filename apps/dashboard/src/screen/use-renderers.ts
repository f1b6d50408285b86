import { type RenewalReason, rendererHosts } from '@toan-canh/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { claimsOver } from './identity.ts'
import { answerTo, readMessage, type RendererMessage } from './renderer-messages.ts'
import { type Frames, nameAgainMs, originOf, speakWithinMs, useFrames, warmWithinMs } from './use-frames.ts'

export type Told = Extract<RendererMessage, { readonly tells: 'state' }>

/** A page tells every second how it is: one that has said nothing for so long hangs or its process has died. */
const silentMs = 8_000
const watchMs = 1_000
/** A page that takes too much is exchanged at most so often: one that is as large when it is new gains nothing. */
const fullEveryMs = 600_000
/** The first page has the screen's own process; it gives way to one apart from it once the scene has stood for a while. */
const apartAfterMs = 5_000

export interface Renderers extends Frames {
  /** What the page that is shown has told of itself last. */
  readonly told: () => Told | null
  readonly wasSilent: () => boolean
  /** Takes the release that the centre names, where another one runs. */
  readonly obey: (release: string | null) => void
}

type Progress = Pick<Told, 'waiting' | 'failed'>

/** Why a new release may not take the place of the page that is shown: it fails where that one does not. */
export function unfitness(next: Progress, shown: Progress | null): string | null {
  if (next.failed > (shown?.failed ?? 0)) return `${next.failed} ô của bản mới báo lỗi`
  return next.waiting > (shown?.waiting ?? 0) ? `${next.waiting} ô của bản mới không có số` : null
}

/**
 * The pages that draw a screen: hears what they tell, and exchanges the one that is shown when it takes too much, hangs,
 * has died, or is to be loaded anew. `onRefused`: it may not watch its wall.
 */
export function useRenderers(onRefused: () => void): Renderers {
  const { drawn, reload, dumb, named, told: tellRelease, unfit, ...frames } = useFrames()
  const { shown, warming, hasNames } = frames
  const told = useRef<Told | null>(null)
  const heardAt = useRef(Number.POSITIVE_INFINITY)
  const silentAt = useRef(Number.NEGATIVE_INFINITY)
  const fullAt = useRef(Number.NEGATIVE_INFINITY)
  const obeyed = useRef<string | null>(null)
  const [spoken, setSpoken] = useState(-1)
  const [stands, setStands] = useState(-1)
  const isWarming = warming !== null

  const renew = useCallback(
    (why: RenewalReason) => {
      if (!isWarming) reload(why)
    },
    [isWarming, reload],
  )

  useEffect(() => {
    const onMessage = (event: MessageEvent) => {
      const frame = [...document.querySelectorAll('iframe')].find((each) => each.contentWindow === event.source)
      const number = Number(frame?.dataset['frame'])
      const at = [shown, warming].find((each) => each?.number === number)
      const message = at != null && event.origin === originOf(at) ? readMessage(event.data) : null
      if (message === null) return
      setSpoken(number)
      if (message.tells === 'drawn') {
        const why = warming?.why === 'release' && number === warming.number ? unfitness(message, told.current) : null
        if (why !== null) return unfit(why)
        heardAt.current = Date.now()
        setStands(number)
        drawn(number)
      } else if (message.tells === 'who')
        void claimsOver('live', Date.now()).then((claims) =>
          event.source?.postMessage(answerTo(message, claims), { targetOrigin: event.origin }),
        )
      if (number !== shown.number) return
      heardAt.current = Date.now()
      if (message.tells === 'refused') onRefused()
      else if (message.tells === 'state') told.current = message
      else if (message.tells === 'full' && Date.now() - fullAt.current > fullEveryMs) {
        fullAt.current = Date.now()
        renew(message.why)
      } else if (message.tells === 'reload' && obeyed.current !== message.order) {
        obeyed.current = message.order
        reload('order')
      }
    }
    addEventListener('message', onMessage)
    return () => removeEventListener('message', onMessage)
  }, [shown, warming, drawn, reload, renew, unfit, onRefused])

  useEffect(() => {
    const timer = setInterval(() => {
      // Timers of what nobody sees are slowed down by the browser: silence means nothing then.
      if (document.visibilityState === 'hidden') heardAt.current = Math.max(heardAt.current, Date.now())
      // Only a page that has spoken can fall silent; one that loads is given the time below.
      if (Date.now() - heardAt.current <= silentMs) return
      silentAt.current = Date.now()
      renew('silent')
    }, watchMs)
    return () => clearInterval(timer)
  }, [renew])

  const loading = warming ?? shown
  const isDumb = spoken !== loading.number && stands !== loading.number
  useEffect(() => {
    if (!isDumb || loading.host === 0) return undefined
    const timer = setTimeout(dumb, speakWithinMs)
    return () => clearTimeout(timer)
  }, [isDumb, loading, dumb])

  useEffect(() => {
    if (warming === null) return undefined
    const timer =
      warming.why === 'release'
        ? setTimeout(unfit, warmWithinMs, 'bản mới không vẽ xong trong một phút')
        : setTimeout(reload, warmWithinMs, warming.why)
    return () => clearTimeout(timer)
  }, [warming, reload, unfit])

  const isTogether = hasNames && stands === shown.number && shown.host === 0
  useEffect(() => {
    if (!isTogether) return undefined
    const timer = setTimeout(renew, apartAfterMs, 'process')
    return () => clearTimeout(timer)
  }, [isTogether, renew])

  useEffect(() => {
    if (hasNames || rendererHosts(location.host).length === 0) return undefined
    const timer = setTimeout(named, nameAgainMs)
    return () => clearTimeout(timer)
  }, [hasNames, named])

  const obey = useCallback(
    (release: string | null) => {
      const runs = told.current?.release ?? null
      if (release !== null && runs !== null && runs !== release) tellRelease(release)
    },
    [tellRelease],
  )

  return { ...frames, obey, told: () => told.current, wasSilent: () => Date.now() - silentAt.current < silentMs * 2 }
}
