import type { Instant } from '@toan-canh/calendar'
import type { CameraTicket } from '@toan-canh/contract'
import { backOffMs } from '@toan-canh/live'
import { ApiError } from '../app/api.ts'
import type { CameraKey } from './ask-ticket.ts'
import type { CameraSight, CameraWay } from './camera-sight.ts'
import type { DecoderPool } from './decoder-pool.ts'
import {
  judgePictures,
  movingBounds,
  type PictureMemory,
  snapshotBounds,
  withFrame,
  withPicture,
} from './picture-judgement.ts'
import type { PictureShrinker } from './small-picture.ts'

type Play = (
  video: HTMLVideoElement,
  address: string,
  on: { readonly signal: AbortSignal; readonly onEnd: () => void },
) => Promise<void>

/** What watching needs of the page around it. */
export interface WatchParts {
  readonly video: HTMLVideoElement
  /** Shows a snapshot; the one before is no longer shown. */
  readonly showSnapshot: (picture: Blob) => void
  readonly readSnapshot: (picture: Blob) => Promise<CanvasImageSource>
  readonly shrinker: PictureShrinker
  readonly decoders: DecoderPool
  readonly askTicket: (camera: CameraKey, signal: AbortSignal) => Promise<CameraTicket>
  readonly askFile: (address: string, signal: AbortSignal) => Promise<Blob>
  readonly play: Readonly<Record<'whep' | 'hls', Play>>
  readonly isHidden: () => boolean
  readonly now: () => Instant
  readonly chance: () => number
  readonly tell: (sight: CameraSight) => void
}

const retry = { firstMs: 4_000, longestMs: 60_000 }
const lookEveryMs = 500
const judgeEveryMs = 1_000
const snapshotEveryMs = 5_000
/** A page whose timers come so late has no time to decode: that says nothing of the camera. */
const starvedMs = 3_000
/** A stream whose pictures have stopped for so long is begun anew. */
const restartMs = 30_000
/** After so long with snapshots alone the stream is tried again. */
const streamAgainMs = 60_000
const upstreamStatus = 502

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => resolve(), { once: true })
  await promise
  clearTimeout(timer)
}

/** Resolves when a signal ends. */
function ended(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (signal.aborted) resolve()
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise
}

/** Plays one moving way and judges what is decoded; resolves when it can no longer go on. Throws when it cannot begin. */
async function playMoving(
  parts: WatchParts,
  way: Exclude<CameraWay, 'snapshot'>,
  address: string,
  outer: AbortSignal,
): Promise<void> {
  const { video, shrinker, now, tell, play, isHidden } = parts
  const stop = new AbortController()
  const signal = AbortSignal.any([outer, stop.signal])
  let startedAt = now()
  let judgedAt = startedAt
  let memory: PictureMemory | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  const look = (): void => {
    if (signal.aborted) return
    const at = now()
    const small = at - lookedAt < lookEveryMs ? null : shrinker.shrink(video)
    if (small !== null) {
      lookedAt = at
      memory = withPicture(memory, small, at)
    } else if (memory !== null) memory = withFrame(memory, at)
    video.requestVideoFrameCallback(look)
  }
  const judge = (): void => {
    const at = now()
    const isStarved = at - judgedAt > starvedMs
    if (isHidden() || isStarved) {
      startedAt += at - judgedAt
      if (memory !== null) memory = withFrame(memory, at)
    }
    judgedAt = at
    if (isHidden()) return
    const judged = judgePictures(memory, { now: at, startedAt, bounds: movingBounds })
    if (judged.verdict === 'no_signal' || at - (memory?.at ?? at) >= restartMs) stop.abort()
    else tell({ kind: 'picture', way, judged })
  }
  const timer = setInterval(judge, judgeEveryMs)
  try {
    await Promise.race([play[way](video, address, { signal, onEnd: () => stop.abort() }), ended(signal)])
    video.requestVideoFrameCallback(look)
    void video.play().catch(() => {})
    await ended(signal)
  } finally {
    clearInterval(timer)
    stop.abort()
  }
}

/** Shows a snapshot every few seconds and judges them; resolves with its signal. Throws when two in a row do not come. */
async function playSnapshots(
  parts: WatchParts,
  address: string,
  { signal, isPoster }: { readonly signal: AbortSignal; readonly isPoster: boolean },
): Promise<void> {
  const { askFile, readSnapshot, showSnapshot, shrinker, now, tell } = parts
  const startedAt = now()
  let memory: PictureMemory | null = null
  let misses = 0
  while (!signal.aborted) {
    try {
      const picture = await askFile(address, signal)
      const small = shrinker.shrink(await readSnapshot(picture))
      if (signal.aborted) return
      if (small !== null) memory = withPicture(memory, small, now())
      showSnapshot(picture)
      misses = 0
    } catch (error) {
      misses += 1
      if (signal.aborted) return
      if (misses > 1 || memory === null) throw error
    }
    const judged = judgePictures(memory, { now: now(), startedAt, bounds: snapshotBounds })
    if (!isPoster || judged.verdict !== 'looking') tell({ kind: 'picture', way: 'snapshot', judged })
    await sleep(snapshotEveryMs, signal)
  }
}

/** Watches by the best way there is, by snapshots while no decoder is free or no stream comes; throws when nothing comes at all. */
async function watchBy(parts: WatchParts, ticket: CameraTicket, signal: AbortSignal): Promise<void> {
  const { decoders, askFile } = parts
  const { snapshot, whep, hls } = ticket
  const slot = Promise.withResolvers<void>()
  const wish = decoders.ask(slot.resolve)
  const until = new AbortController()
  let failure: unknown = null
  try {
    if (whep !== null || hls !== null) {
      // The snapshot stands behind the stream until its first picture is decoded.
      const waiting = { signal: AbortSignal.any([signal, until.signal]), isPoster: true }
      if (snapshot !== null) playSnapshots(parts, snapshot, waiting).catch((error: unknown) => (failure ??= error))
      await Promise.race([slot.promise, ended(signal)])
    }
    for (const [way, address] of [
      ['whep', whep],
      ['hls', hls],
    ] as const) {
      if (address === null || signal.aborted) continue
      const startedAt = parts.now()
      try {
        if (way === 'hls') await askFile(address, signal)
        until.abort()
        await playMoving(parts, way, address, signal)
        if (signal.aborted || parts.now() - startedAt > restartMs) return
      } catch (error) {
        if (signal.aborted) return
        failure = error
      }
    }
  } finally {
    until.abort()
    wish[Symbol.dispose]()
  }
  if (signal.aborted) return
  if (snapshot === null) throw failure ?? new Error('no way is left')
  const again = AbortSignal.any([signal, AbortSignal.timeout(streamAgainMs)])
  await playSnapshots(parts, snapshot, { signal: again, isPoster: false })
}

/**
 * Watches a camera until it is disposed: asks for a ticket, plays, falls back, begins anew, and tells what the decoded pictures say.
 * Nothing that goes wrong ends it.
 */
export function watchCamera(camera: CameraKey, parts: WatchParts): Disposable {
  const stop = new AbortController()
  const { signal } = stop
  const { now, tell, askTicket, decoders, chance } = parts
  async function run(): Promise<void> {
    let failures = 0
    let since: Instant | null = null
    while (!signal.aborted) {
      try {
        const ticket = await askTicket(camera, signal)
        decoders.setMost(ticket.decoders)
        const most = AbortSignal.timeout(Math.max(1_000, ticket.until - now()))
        await watchBy(parts, ticket, AbortSignal.any([signal, most]))
        failures = 0
        since = null
      } catch (error) {
        if (signal.aborted) return
        failures += 1
        since ??= now()
        const isCamera = !(error instanceof ApiError) || error.status === upstreamStatus
        const sentence = error instanceof ApiError ? error.message : ''
        tell({ kind: 'none', sentence, isCamera, since })
        await sleep(backOffMs(retry, failures, chance()), signal)
      }
    }
  }
  void run()
  return { [Symbol.dispose]: () => stop.abort() }
}
