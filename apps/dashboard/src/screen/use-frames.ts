import { type RenewalReason, rendererHosts } from '@toan-canh/contract'
import { useCallback, useEffect, useReducer } from 'react'

/** A page that draws an output; `host` says under which name of the centre: 0 its own, 1 and 2 its further ones. */
export interface FrameAt {
  readonly number: number
  readonly host: 0 | 1 | 2
  /** Which release of the dashboard it asks for; `null`: that which outputs run. */
  readonly release: string | null
}

/** The pages that draw an output: the one that is shown and, while it warms up behind it, the next. */
export interface Frames {
  readonly shown: FrameAt
  readonly warming: (FrameAt & { readonly why: RenewalReason }) | null
  /** Whether the further names lead here, as far as is known. */
  readonly hasNames: boolean
  /** When and why the page that is shown took the place of another. */
  readonly renewed: { readonly at: number; readonly why: RenewalReason } | null
  /** The release that did not pass its check here, and why. */
  readonly refused: { readonly release: string; readonly why: string } | null
}

export type FrameStep =
  /** A page says that it has drawn. */
  | { readonly kind: 'drawn'; readonly number: number; readonly now: number }
  /** Another page is wanted. */
  | { readonly kind: 'wanted'; readonly why: RenewalReason }
  /** The centre names the release to run. */
  | { readonly kind: 'told'; readonly release: string }
  /** A new release that warms up does not pass its check: the page that is shown goes on. */
  | { readonly kind: 'unfit'; readonly why: string }
  /** The page that warms up, or the first one, has said nothing: its name does not lead here. */
  | { readonly kind: 'dumb' }
  /** Time has passed: the further names may lead here by now. */
  | { readonly kind: 'named' }

/** A page that loads says something within this time, or its name leads nowhere. */
export const speakWithinMs = 30_000
/** Names that led nowhere are tried again after so long. */
export const nameAgainMs = 3_600_000
/** A frame that stands behind for so long without having drawn is given up and loaded once more. */
export const warmWithinMs = 60_000

/**
 * The name for the next page: never that of the page that is shown, so that it gets a process of its own while both are
 * there. Without further names all pages share the process of the screen.
 */
function nextHost({ shown, hasNames }: Frames): FrameAt['host'] {
  if (!hasNames) return 0
  return shown.host === 1 ? 2 : 1
}

function warmed(frames: Frames, why: RenewalReason, release = frames.shown.release): Frames {
  const number = Math.max(frames.shown.number, frames.warming?.number ?? 0) + 1
  return { ...frames, warming: { number, host: nextHost(frames), release, why } }
}

function unfit(frames: Frames, why: string): Frames {
  const release = frames.warming?.release
  return release == null ? frames : { ...frames, warming: null, refused: { release, why } }
}

/** How the frames of a screen go on: the next page takes the place of the one before it once it has drawn, never a black one. */
export function framesAfter(frames: Frames, step: FrameStep): Frames {
  const { shown, warming } = frames
  if (step.kind === 'wanted') return warmed(frames, step.why)
  if (step.kind === 'told')
    return [frames.refused?.release, shown.release].includes(step.release) || warming !== null
      ? frames
      : warmed(frames, 'release', step.release)
  if (step.kind === 'unfit') return unfit(frames, step.why)
  if (step.kind === 'named') return { ...frames, hasNames: true }
  if (step.kind === 'drawn') {
    if (warming?.number !== step.number) return frames
    const { why, ...next } = warming
    return { ...frames, shown: next, warming: null, renewed: { at: step.now, why } }
  }
  if (warming?.why === 'release') return unfit(frames, 'trang của bản mới không chạy được')
  const known = { ...frames, hasNames: false }
  if (warming !== null) return warming.why === 'process' ? { ...known, warming: null } : warmed(known, warming.why)
  return shown.host === 0 ? frames : warmed(known, 'silent')
}

const keptAs = 'toan-canh-khung'

/** The frames with which a screen begins: under the name where its page ran before, as its state is kept there. */
export function firstFrames(host: string, kept: string | null): Frames {
  const hasNames = rendererHosts(host).length > 0
  const before = kept === '1' || kept === '2' ? (Number(kept) === 1 ? 1 : 2) : 0
  const shown: FrameAt = { number: 0, host: hasNames ? before : 0, release: null }
  return { shown, warming: null, hasNames, renewed: null, refused: null }
}

/** The origin of a page of a screen. */
export function originOf({ host }: FrameAt): string {
  const further = rendererHosts(location.host)[host - 1]
  return further === undefined ? location.origin : `${location.protocol}//${further}`
}

/** The frames of a screen, and how they go on. */
export function useFrames(): Frames & {
  readonly drawn: (frame: number) => void
  readonly reload: (why: RenewalReason) => void
  readonly dumb: () => void
  readonly named: () => void
  readonly told: (release: string) => void
  readonly unfit: (why: string) => void
} {
  const [frames, step] = useReducer(framesAfter, null, () =>
    firstFrames(location.host, globalThis.localStorage.getItem(keptAs)),
  )
  const { host } = frames.shown
  useEffect(() => globalThis.localStorage.setItem(keptAs, String(host)), [host])
  const drawn = useCallback((number: number) => step({ kind: 'drawn', number, now: Date.now() }), [])
  const reload = useCallback((why: RenewalReason) => step({ kind: 'wanted', why }), [])
  const dumb = useCallback(() => step({ kind: 'dumb' }), [])
  const named = useCallback(() => step({ kind: 'named' }), [])
  const told = useCallback((release: string) => step({ kind: 'told', release }), [])
  const isUnfit = useCallback((why: string) => step({ kind: 'unfit', why }), [])
  return { ...frames, drawn, reload, dumb, named, told, unfit: isUnfit }
}
