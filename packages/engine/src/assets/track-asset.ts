import type { Instant } from '@toan-canh/calendar'
import type { Asset, TrackedAsset } from '@toan-canh/contract'
import { addSighting } from './add-sighting.ts'
import { addTurn } from './add-turn.ts'

/** What an asset is beside its course. */
type Description = Omit<TrackedAsset, 'standsFrom' | 'course' | 'seen'>

function descriptionOf({ kind, id, unit, name, changedAt, slices, at, streams }: Description): Description {
  return {
    shape: 'asset',
    kind,
    id,
    unit,
    name,
    changedAt,
    slices,
    ...(at === undefined ? {} : { at }),
    ...(streams === undefined ? {} : { streams }),
  }
}

/** A description as a text, the same whatever the order of its keys. */
function textOf({ kind, unit, name, slices, at, streams }: Description): string {
  const sorted = Object.entries(slices).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([kind, unit, name, sorted, at, streams?.map(({ kind: of, url }) => [of, url])])
}

function newerOf(one: Description, other: Description): Description {
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt ? one : other
  return textOf(one) >= textOf(other) ? one : other
}

/**
 * An asset with one more version told of it. Any order of the same versions of a source that tells `since` ends in the same asset:
 * the newest says who it is, and each says from when to when it was in which state.
 */
export function tellAsset(before: TrackedAsset | null, told: Asset): TrackedAsset {
  const { state, changedAt } = told
  const from = told.since ?? changedAt
  const turn = { state, from, toldAt: Math.max(changedAt, from) }
  const description = descriptionOf(before === null ? told : newerOf(told, before))
  return {
    ...description,
    standsFrom: Math.min(before?.standsFrom ?? from, from),
    course: addTurn(before?.course ?? [], turn, told.since === undefined),
    seen: addSighting(before?.seen ?? [], told.lastSeenAt ?? changedAt),
  }
}

/** An asset that was taken away at an instant: its course until then stays. That it is still away is no news. */
export function takeAssetAway(before: TrackedAsset, at: Instant): TrackedAsset {
  const last = before.course.at(-1)
  if (last?.state === 'gone' && last.from <= at) return before
  return { ...before, course: addTurn(before.course, { state: 'gone', from: at, toldAt: at }, false) }
}

/** How far a sign of life, or the telling of a state that goes on, must move to be worth storing by itself. */
const heartbeatMs = 10 * 60_000

function isMoved(before: Instant | undefined, after: Instant | undefined): boolean {
  return (after ?? 0) - (before ?? 0) > heartbeatMs
}

/** Whether a tracked asset is news beside the stored one; a heartbeat is only now and then. */
export function isAssetNews(before: TrackedAsset, after: TrackedAsset): boolean {
  const { course, seen } = after
  if (textOf(before) !== textOf(after) || before.standsFrom !== after.standsFrom) return true
  if (course.length !== before.course.length || seen.length !== before.seen.length) return true
  return (
    course.some((turn, index) => {
      const known = before.course[index]
      return known?.from !== turn.from || known.state !== turn.state || isMoved(known.toldAt, turn.toldAt)
    }) ||
    seen.some((each, index) => {
      const known = before.seen[index]
      return known?.from !== each.from || isMoved(known.to, each.to)
    })
  )
}
