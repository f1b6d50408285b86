import './screen.css'
import { type Beat, deviceTimes } from '@toan-canh/contract'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../app/api.ts'
import { wallText } from '../ui/wall-messages.ts'
import { keepCode } from '../island/keep-code.ts'
import { canKeepKeys, type Placed, placed } from './identity.ts'
import { readMessage, type RendererMessage } from './renderer-messages.ts'
import { sendBeat } from './screen-api.ts'
import { useFrames, warmWithinMs } from './use-frames.ts'

const PairingView = lazy(async () => ({ default: (await import('./pairing-view.tsx')).PairingView }))

type Told = Extract<RendererMessage, { readonly tells: 'state' }>

/** A page that has said nothing for so long hangs: another one is warmed up. */
const silentMs = 30_000
/** The page itself has come by then: its code is kept for a start without the centre. */
const keepCodeAfterMs = 5_000
const startedAt = Date.now()

function beatOf(told: Told | null, failure: string | null): Beat {
  const { shown = null, framesPerSecond = null, memoryMb = null, error = null, errorAt = null } = told ?? {}
  return {
    shown,
    framesPerSecond,
    memoryMb,
    error: failure ?? error,
    errorAt: failure === null ? errorAt : Date.now(),
    width: innerWidth * devicePixelRatio,
    height: innerHeight * devicePixelRatio,
    startedAt,
  }
}

function Frame({ src, number, isShown }: { readonly src: string; readonly number: number; readonly isShown: boolean }) {
  return (
    <iframe
      title={wallText.screen.frame}

      src={src}
      data-frame={number}
      data-shown={isShown}
    />
  )
}

/** The output of a paired screen: the page that draws it, and behind it, when a new one is wanted, the next until it has drawn. */
function Output({ at, onLost }: { readonly at: Placed; readonly onLost: () => void }) {
  const { shown, warming, drawn, reload } = useFrames()
  const told = useRef<Told | null>(null)
  const heardAt = useRef(Number.POSITIVE_INFINITY)
  const obeyed = useRef<string | null>(null)
  const src = `/walls/${at.wall}/${at.output}`

  const beat = useCallback(() => {
    const isSilent = Date.now() - heardAt.current > silentMs
    if (isSilent) {
      heardAt.current = Date.now()
      reload()
    }
    sendBeat(beatOf(told.current, isSilent ? wallText.screen.silent : null), Date.now())
      .then((answer) => (answer === 'lost' ? onLost() : undefined))
      // The centre is away: the page says so itself, and the next beat tries again.
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error
      })
  }, [onLost, reload])

  useEffect(() => {
    const onMessage = (event: MessageEvent) => {
      const message = event.origin === location.origin ? readMessage(event.data) : null
      const frame = [...document.querySelectorAll('iframe')].find((each) => each.contentWindow === event.source)
      if (message === null || frame === undefined) return
      heardAt.current = Date.now()
      if (message.tells === 'drawn') drawn(Number(frame.dataset['frame']))
      else if (message.tells === 'refused') beat()
      else if (message.tells === 'state' && frame.dataset['shown'] === 'true') told.current = message
      else if (message.tells === 'reload' && frame.dataset['shown'] === 'true' && obeyed.current !== message.order) {
        obeyed.current = message.order
        reload()
      }
    }
    heardAt.current = Date.now()
    addEventListener('message', onMessage)
    const first = setTimeout(beat, 1_000)
    const timer = setInterval(beat, deviceTimes.beatMs)
    return () => {
      removeEventListener('message', onMessage)
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [beat, drawn, reload])

  useEffect(() => {
    if (warming === null) return undefined
    const timer = setTimeout(reload, warmWithinMs)
    return () => clearTimeout(timer)
  }, [warming, reload])

  return (
    <div className="screen" data-face="wall">
      <Frame key={shown} src={src} number={shown} isShown />
      {warming === null ? null : <Frame key={warming} src={src} number={warming} isShown={false} />}
    </div>
  )
}

/** A screen by itself: shows how to pair it, then the part of the wall that it was given. Nobody touches it. */
export function ScreenPage() {
  const [at, setAt] = useState<Placed | null | undefined>(undefined)
  const look = useCallback(() => void placed().then(setAt), [])
  useEffect(() => {
    if (canKeepKeys()) look()
  }, [look])
  useEffect(() => {
    const timer = setTimeout(() => void keepCode().catch(() => {}), keepCodeAfterMs)
    return () => clearTimeout(timer)
  }, [])
  if (!canKeepKeys())
    return (
      <div className="wall screen" data-face="wall">
        <p className="screen-note">{wallText.screen.insecure}</p>
      </div>
    )
  if (at === undefined) return <div className="wall screen" data-face="wall" />
  if (at !== null) return <Output at={at} onLost={look} />
  return (
    <Suspense fallback={null}>
      <PairingView onPaired={look} />
    </Suspense>
  )
}
