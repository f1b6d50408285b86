import './camera.css'
import type { Instant } from '@toan-canh/calendar'
import type { AssetView, Freshness } from '@toan-canh/contract'
import type { ReactNode, Ref } from 'react'
import { useServerClock } from '../live/index.ts'
import { cameraText } from '../ui/camera-messages.ts'
import { ageText, asOfText, clockText } from '../ui/format.ts'
import { FreshnessMark, LevelMark } from '../ui/marks/mark.tsx'
import { useMinute } from '../widgets/use-cover.ts'
import { type CameraSight, contradictionOf, verdictOf } from './camera-sight.ts'
import type { PictureVerdict } from './picture-judgement.ts'

const marks: Readonly<Record<PictureVerdict, Freshness>> = {
  looking: 'late',
  live: 'fresh',
  frozen: 'stale',
  dark: 'stale',
  no_signal: 'lost',
}
const markSize = 40

/** `08:15:04`. */
export function secondText(at: Instant): string {
  return `${clockText(at)}:${String(Math.floor(at / 1_000) % 60).padStart(2, '0')}`
}

function Second() {
  return <>{secondText(useServerClock())}</>
}

/** Since when: the source may know longer than this tile has looked. */
export function sinceOf(asset: Pick<AssetView, 'state' | 'since'>, seenSince: Instant): Instant {
  return asset.state === 'up' ? seenSince : Math.min(seenSince, Date.parse(asset.since))
}

/** What the band over a picture that is not live says; null: it is live, or nothing is known yet. */
export function bandText(asset: AssetView, sight: CameraSight, now: Instant): string | null {
  const verdict = verdictOf(sight)
  if (sight.kind !== 'picture' || (verdict !== 'frozen' && verdict !== 'dark')) return null
  const age = ageText(Math.max(0, now - sinceOf(asset, sight.judged.since)))
  return verdict === 'frozen' ? cameraText.for(age) : cameraText.darkFor(age)
}

function Status({ asset, sight }: { readonly asset: AssetView; readonly sight: CameraSight }) {
  const now = useMinute()
  const verdict = verdictOf(sight)
  const contradiction = contradictionOf(asset.state, sight)
  const word = cameraText.verdict[verdict]
  if (contradiction !== null)
    return (
      <span className="camera-contradiction">
        <LevelMark level="watch" size={markSize} label={word} />
        <span className="cut">{`${word}, ${contradiction === 'told_up' ? cameraText.toldUp : cameraText.toldDown}`}</span>
      </span>
    )
  const isSnapshot = sight.kind === 'picture' && sight.way === 'snapshot'
  const since = Date.parse(asset.since)
  return (
    <span className="camera-status">
      <FreshnessMark freshness={marks[verdict]} size={markSize} label={word} />
      <span className="cut">
        {verdict === 'live' ? <Second /> : verdict === 'no_signal' ? `${word} · ${asOfText(since, now)}` : word}
        {isSnapshot && verdict === 'live' ? ` · ${cameraText.snapshots}` : null}
      </span>
    </span>
  )
}

export interface CameraFrameProps {
  readonly asset: AssetView
  readonly sight: CameraSight
  /** Before the name: the letter that stands on the map. */
  readonly letter?: string | undefined
  /** After the name: how far away it is. */
  readonly note?: string | undefined
  readonly video?: Ref<HTMLVideoElement>
  readonly image?: Ref<HTMLImageElement>
}

/** The picture of a camera with what its decoded frames say, in place of what its stream says. */
export function CameraFrame({ asset, sight, letter, note, video, image }: CameraFrameProps) {
  const now = useMinute()
  const verdict = verdictOf(sight)
  const band = bandText(asset, sight, now)
  const isCard = sight.kind === 'none' || asset.streams.length === 0
  const sentence: ReactNode =
    asset.streams.length === 0
      ? cameraText.noStream
      : sight.kind === 'none'
        ? sight.sentence || cameraText.noDecoder
        : null
  return (
    <figure className="camera" data-verdict={verdict} data-way={sight.kind === 'picture' ? sight.way : undefined}>
      <div className="camera-picture" data-card={isCard ? '' : undefined}>
        <img ref={image} alt="" hidden={isCard} />
        <video ref={video} muted playsInline disablePictureInPicture hidden={isCard} aria-label={asset.name} />
        {isCard ? (
          <p className="camera-card">
            <FreshnessMark freshness="lost" size={64} label={cameraText.verdict.no_signal} />
            <span>{sentence}</span>
          </p>
        ) : null}
        {band === null ? null : <span className="camera-band">{band}</span>}
      </div>
      <figcaption>
        <b className="cut">{letter === undefined ? asset.name : `${letter} · ${asset.name}`}</b>
        <span className="camera-line">
          <Status asset={asset} sight={sight} />
          {note === undefined ? null : <span className="camera-note">{note}</span>}
        </span>
      </figcaption>
    </figure>
  )
}
