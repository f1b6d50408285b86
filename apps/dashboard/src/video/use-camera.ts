import type { Instant } from '@toan-canh/calendar'
import { isSame } from '@toan-canh/live'
import { createContext, type RefObject, use, useEffect, useState } from 'react'
import { askFile } from '../app/api.ts'
import { useLive } from '../live/index.ts'
import { askTicket, type CameraKey } from './ask-ticket.ts'
import type { CameraSight } from './camera-sight.ts'
import { pageDecoders } from './decoder-pool.ts'
import { playHls } from './play-hls.ts'
import { playWhep } from './play-whep.ts'
import { createShrinker, type PictureShrinker } from './small-picture.ts'
import { watchCamera } from './watch-camera.ts'

/** What a tile lends to whoever watches for it. */
export interface CameraStage {
  readonly video: HTMLVideoElement
  readonly image: HTMLImageElement
  readonly now: () => Instant
  readonly tell: (sight: CameraSight) => void
}
export type WatchOnStage = (camera: CameraKey, stage: CameraStage) => Disposable

let shrinker: PictureShrinker | null = null

/** Watches through the gate of the centre. */
function watchByGate(camera: CameraKey, { video, image, now, tell }: CameraStage): Disposable {
  let shown: string | null = null
  const release = (): void => {
    if (shown !== null) URL.revokeObjectURL(shown)
    shown = null
  }
  shrinker ??= createShrinker()
  const watching = watchCamera(camera, {
    video,
    shrinker,
    now,
    tell,
    showSnapshot: (picture) => {
      release()
      shown = URL.createObjectURL(picture)
      image.src = shown
    },
    readSnapshot: (picture) => createImageBitmap(picture),
    decoders: pageDecoders,
    askTicket,
    askFile: (address, signal) => askFile(address, { signal }),
    play: { hls: playHls, whep: playWhep },
    isHidden: () => document.hidden,
    chance: Math.random,
  })
  return {
    [Symbol.dispose]() {
      watching[Symbol.dispose]()
      image.removeAttribute('src')
      release()
    },
  }
}

/** How cameras are watched; the gallery puts drawn pictures here. */
export const WatchContext = createContext<WatchOnStage>(watchByGate)

/** What is seen of a camera on a tile; it is watched while the tile is on the screen, and not otherwise. */
export function useCamera(
  { source, id }: CameraKey,
  on: {
    readonly video: RefObject<HTMLVideoElement | null>
    readonly image: RefObject<HTMLImageElement | null>
    readonly hasStreams: boolean
  },
): CameraSight {
  const { clock } = useLive()
  const watch = use(WatchContext)
  const [sight, setSight] = useState<CameraSight>({ kind: 'waiting' })
  const { video, image, hasStreams } = on
  useEffect(() => {
    const [player, picture] = [video.current, image.current]
    if (player === null || picture === null || !hasStreams) return
    let watching: Disposable | null = null
    const tell = (next: CameraSight) => setSight((known) => (isSame(known, next) ? known : next))
    const stage = { video: player, image: picture, now: () => clock.now(), tell }
    const seen = new IntersectionObserver((entries) => {
      const isSeen = entries.at(-1)?.isIntersecting ?? false
      if (isSeen === (watching !== null)) return
      watching?.[Symbol.dispose]()
      watching = isSeen ? watch({ source, id }, stage) : null
      if (!isSeen) tell({ kind: 'waiting' })
    })
    seen.observe(player)
    return () => {
      seen.disconnect()
      watching?.[Symbol.dispose]()
    }
  }, [source, id, video, image, hasStreams, clock, watch])
  return sight
}
