import type { Instant } from '@toan-canh/calendar'

/** A decoded picture made small: luminance 0 to 255 of a grid of points. */
export type SmallPicture = Uint8ClampedArray

/** What the eye of a tile remembers between two decoded pictures. */
export interface PictureMemory {
  /** When the last picture was decoded. */
  readonly at: Instant
  /** The picture against which change is told: it stands until one differs from it. */
  readonly reference: SmallPicture
  readonly changedAt: Instant
  /** Pictures looked at since it changed. */
  readonly looks: number
  /** Whether a change was ever seen: before that nothing is called live. */
  readonly hasChanged: boolean
  /** Since when it shows nothing; null: it shows something. */
  readonly darkSince: Instant | null
}

/** `looking`: too little was seen to say. */
export type PictureVerdict = 'looking' | 'live' | 'frozen' | 'dark' | 'no_signal'

export interface PictureBounds {
  /** Without a first picture for so long none comes. */
  readonly startMs: number
  /** Without a further one for so long it stands still. */
  readonly stallMs: number
  /** The same picture for so long, seen in `fewestLooks` or more, is frozen: as the connector of cameras judges. */
  readonly frozenMs: number
  readonly darkMs: number
}
export const movingBounds: PictureBounds = { startMs: 20_000, stallMs: 10_000, frozenMs: 30_000, darkMs: 3_000 }
export const snapshotBounds: PictureBounds = { startMs: 25_000, stallMs: 25_000, frozenMs: 30_000, darkMs: 3_000 }
const fewestLooks = 3

/** A point differs when its luminance does by more: what an encoder makes of one and the same picture stays under it. */
const pointChange = 6
/** The darkness of a covered lens; a street lamp in the night is none. The same limits as where the centre looks by itself. */
const darkMean = 14
const darkHigh = 36
const highShare = 0.98

/** Whether a picture shows nothing. */
export function showsNothing(picture: SmallPicture): boolean {
  const mean = picture.reduce((sum, level) => sum + level, 0) / Math.max(1, picture.length)
  const high = picture.toSorted()[Math.floor(picture.length * highShare)] ?? 0
  return mean < darkMean && high < darkHigh
}

/** Whether two pictures of one camera are different ones. */
export function differs(one: SmallPicture, other: SmallPicture): boolean {
  return one.length !== other.length || one.some((level, at) => Math.abs(level - (other[at] ?? 0)) > pointChange)
}

/** Takes in a decoded picture. */
export function withPicture(memory: PictureMemory | null, picture: SmallPicture, at: Instant): PictureMemory {
  const darkSince = showsNothing(picture) ? (memory?.darkSince ?? at) : null
  if (memory === null) return { at, reference: picture, changedAt: at, looks: 1, hasChanged: false, darkSince }
  if (differs(memory.reference, picture))
    return { at, reference: picture, changedAt: at, looks: 1, hasChanged: true, darkSince }
  return { ...memory, at, looks: memory.looks + 1, darkSince }
}

/** Notes that a picture was decoded without looking at it closely. */
export function withFrame(memory: PictureMemory, at: Instant): PictureMemory {
  return { ...memory, at }
}

export interface Judged {
  readonly verdict: PictureVerdict
  /** Since when it is so, as far as it was seen. */
  readonly since: Instant
}

/**
 * What the decoded pictures say of a camera, whatever its stream or its source say. `startedAt`: since when pictures are waited for.
 * Darkness comes before standing still: a dark picture does not change either.
 */
export function judgePictures(
  memory: PictureMemory | null,
  { now, startedAt, bounds }: { readonly now: Instant; readonly startedAt: Instant; readonly bounds: PictureBounds },
): Judged {
  const { startMs, stallMs, frozenMs, darkMs } = bounds
  if (memory === null) return { verdict: now - startedAt >= startMs ? 'no_signal' : 'looking', since: startedAt }
  const { at, changedAt, looks, hasChanged, darkSince } = memory
  if (now - at >= stallMs) return { verdict: 'frozen', since: at }
  if (darkSince !== null && at - darkSince >= darkMs) return { verdict: 'dark', since: darkSince }
  if (at - changedAt >= frozenMs && looks >= fewestLooks) return { verdict: 'frozen', since: changedAt }
  return hasChanged ? { verdict: 'live', since: changedAt } : { verdict: 'looking', since: changedAt }
}
