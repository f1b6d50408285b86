import './screen.css'
import { type Beat, deviceTimes, rendererHosts } from '@toan-canh/contract'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../app/api.ts'
import { wallText } from '../ui/wall-messages.ts'
import { keepCode } from '../island/keep-code.ts'
import { canKeepKeys, type Placed, placed } from './identity.ts'
import { frameName } from './is-framed.ts'
import { sendBeat } from './screen-api.ts'
import { type FrameAt, originOf } from './use-frames.ts'
import { type Renderers, useRenderers } from './use-renderers.ts'

const PairingView = lazy(async () => ({ default: (await import('./pairing-view.tsx')).PairingView }))

/** The page itself has come by then: its code is kept for a start without the centre. */
const keepCodeAfterMs = 5_000
const startedAt = Date.now()

function beatOf({ told, wasSilent, renewed, refused, shown: { host } }: Renderers): Beat {
  const {
    shown = null,
    framesPerSecond = null,
    memoryMb = null,
    elements = null,
    error = null,
    errorAt = null,
  } = told() ?? {}
  const isSilent = wasSilent()
  return {
    shown,
    framesPerSecond,
    memoryMb,
    elements,
    renewed,
    isApart: host !== 0,
    release: told()?.release ?? null,
    refused,
    error: isSilent ? wallText.screen.silent : error,
    errorAt: isSilent ? Date.now() : errorAt,
    width: innerWidth * devicePixelRatio,
    height: innerHeight * devicePixelRatio,
    startedAt,
  }
}

interface FrameProps {
  readonly at: FrameAt
  readonly path: string
  readonly isShown: boolean
}

function Frame({ at, path, isShown }: FrameProps) {
  return (
    <iframe
      name={frameName}
      title={wallText.screen.frame}
      src={`${originOf(at)}${path}${at.release === null ? '' : `?release=${at.release}`}`}
      allow="autoplay"
      data-frame={at.number}
      data-host={at.host}
      data-shown={isShown}
    />
  )
}

/** The output of a paired screen: the page that draws it, and behind it, when a new one is wanted, the next until it has drawn. */
function Output({ at, onLost }: { readonly at: Placed; readonly onLost: () => void }) {
  const newest = useRef<Renderers | null>(null)
  const path = `/walls/${at.wall}/${at.output}`

  const beat = useCallback(() => {
    if (newest.current === null) return
    sendBeat(beatOf(newest.current), Date.now())
      .then((answer) => (answer === 'lost' ? onLost() : newest.current?.obey(answer.release)))
      // The centre is away: the page says so itself, and the next beat tries again.
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error
      })
  }, [onLost])
  const renderers = useRenderers(beat)
  const { shown, warming } = renderers

  useEffect(() => {
    newest.current = renderers
  })
  useEffect(() => {
    const first = setTimeout(beat, 1_000)
    const timer = setInterval(beat, deviceTimes.beatMs)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [beat])

  return (
    <div className="screen" data-face="wall">
      <Frame key={shown.number} at={shown} path={path} isShown />
      {warming === null ? null : <Frame key={warming.number} at={warming} path={path} isShown={false} />}
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
    <>
      <Suspense fallback={null}>
        <PairingView onPaired={look} />
      </Suspense>
      {rendererHosts(location.host).map((host) => (
        <iframe key={host} title={host} hidden src={`${location.protocol}//${host}/forget`} />
      ))}
    </>
  )
}
