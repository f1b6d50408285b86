import { dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import type { Freeze, Programme, Scene, Span, TakeOver, WallState } from '@toan-canh/contract'
import { periodOn } from './relative-period.ts'
import { programmeAt, programmeOf, type ProgrammedWall } from './slots.ts'

/** Why a scene is shown. */
export type Cause = 'programme' | 'take-over' | 'freeze'

/** A scene of a wall with everything that was relative settled: `period` is the id of a fixed one, `null` is the board's own. */
export interface ShownScene {
  readonly kind: 'scene'
  /** Equal for equal pictures: while it stands, nothing on the wall is exchanged. */
  readonly key: string
  readonly board: string
  readonly unit: string | null
  readonly period: string | null
  readonly mapUnit: string | null
  readonly cause: Cause
  readonly reason: string | null
  /** Which item of which programme; `null` for a scene of its own. */
  readonly place: { readonly programme: string; readonly index: number; readonly count: number } | null
}

export interface ShownAlarm {
  readonly kind: 'alarm'
  readonly key: string
  readonly alarm: string
}

export type Shown = ShownScene | ShownAlarm

/** The part of what is laid over a wall that decides which picture it shows. */
export interface Overlays extends Pick<WallState, 'takeOvers' | 'freezes'> {
  readonly alarms: readonly Span[]
}

/** What a wall shows, and until when at the latest that stands: then it is asked again. */
export interface Showing {
  readonly shown: Shown
  readonly until: Instant
}

const secondMs = 1_000

function endOf({ to }: Span): Instant {
  return to ?? Number.POSITIVE_INFINITY
}

function isOn(now: Instant): (span: Span) => boolean {
  return (span) => span.from <= now && now < endOf(span)
}

/** The span that began last among those that are on. */
function newestOn<S extends Span>(spans: readonly S[], now: Instant): S | undefined {
  return spans.filter(isOn(now)).toSorted((a, b) => b.from - a.from)[0]
}

/** How long any of the spans was on within [since, now]. */
function heldMs(spans: readonly Span[], since: Instant, now: Instant): number {
  let held = 0
  let reached = since
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(span.from, reached)
    const to = Math.min(endOf(span), now)
    if (to <= from) continue
    held += to - from
    reached = to
  }
  return held
}

function firstEdge(spans: readonly Span[], now: Instant): Instant {
  return Math.min(...spans.flatMap((span) => [span.from, endOf(span)]).filter((edge) => edge > now))
}

interface Told {
  readonly cause: Cause
  readonly reason: string | null
  readonly place: ShownScene['place']
}

function sceneOn(scene: Scene, now: Instant, { cause, reason, place }: Told): ShownScene {
  const period = scene.period === undefined ? null : (periodOn(scene.period, dayOf(now))?.id ?? null)
  const unit = scene.unit ?? null
  const mapUnit = scene.map?.unit ?? null
  const key = [scene.board, unit, period, mapUnit].map((part) => part ?? '').join('/')
  return { kind: 'scene', key, board: scene.board, unit, period, mapUnit, cause, reason, place }
}

/** The item whose turn it is when a programme began at `since` and stood still for `held` milliseconds; and when its turn ends if nothing else holds it. */
function turnOf(programme: Programme, elapsedMs: number): { readonly index: number; readonly leftMs: number } {
  const roundMs = programme.items.reduce((sum, item) => sum + item.seconds * secondMs, 0)
  let at = elapsedMs % roundMs
  for (const [index, item] of programme.items.entries()) {
    const ms = item.seconds * secondMs
    if (at < ms) return { index, leftMs: ms - at }
    at -= ms
  }
  return { index: 0, leftMs: roundMs }
}

function programmeShowing(
  { programme, since, until }: { readonly programme: Programme; readonly since: Instant; readonly until: Instant },
  { now, holds, told }: { readonly now: Instant; readonly holds: readonly Span[]; readonly told: Omit<Told, 'place'> },
): Showing {
  const { index, leftMs } = turnOf(programme, now - since - heldMs(holds, since, now))
  const item = programme.items[index]
  if (item === undefined) throw new Error(`the programme ${programme.id} is empty`)
  const place = { programme: programme.id, index, count: programme.items.length }
  return { shown: sceneOn(item, now, { ...told, place }), until: Math.min(until, now + leftMs, firstEdge(holds, now)) }
}

type Overlay = ({ readonly kind: 'take-over' } & TakeOver) | ({ readonly kind: 'freeze' } & Freeze)

/** The scene under any alarm: of the overlay that began last, else of the programme. */
function sceneShowing(
  wall: ProgrammedWall,
  { overlays, alarms }: { readonly overlays: readonly Overlay[]; readonly alarms: readonly Span[] },
  now: Instant,
): Showing {
  const spans = [...alarms, ...overlays]
  const edge = Math.min(firstEdge(spans, now), startOfDay(dayOf(now) + 1))
  const top = newestOn(overlays, now)
  if (top === undefined)
    return programmeShowing(programmeAt(wall, now), { now, holds: spans, told: { cause: 'programme', reason: null } })
  if (top.kind === 'freeze') {
    const earlier = overlays.filter(({ from }) => from < top.from)
    const { shown } = sceneShowing(wall, { overlays: earlier, alarms }, top.from)
    const held = shown.kind === 'scene' ? { ...shown, cause: 'freeze' as const, reason: top.reason } : shown
    return { shown: held, until: edge }
  }
  const told = { cause: 'take-over', reason: top.reason } as const
  if (!('programme' in top.show)) return { shown: sceneOn(top.show, now, { ...told, place: null }), until: edge }
  const programme = programmeOf(top.show.programme, wall)
  const holds = [...alarms, ...overlays.filter(({ from }) => from > top.from)]
  return programmeShowing({ programme, since: top.from, until: edge }, { now, holds, told })
}

/**
 * What a wall shows at an instant of the server's clock: an alarm, else what a director has put on it or frozen, else its
 * programme, which stands still while anything else is shown and then goes on where it stood. A pure function: outputs
 * that know the same show the same.
 */
export function showAt(wall: ProgrammedWall, { alarms, takeOvers, freezes }: Overlays, now: Instant): Showing {
  const alarm = newestOn(alarms, now)
  if (alarm !== undefined) {
    const until = firstEdge(alarms, now)
    return { shown: { kind: 'alarm', key: `alarm/${alarm.id}`, alarm: alarm.id }, until }
  }
  const overlays: Overlay[] = [
    ...takeOvers.map((each) => ({ kind: 'take-over' as const, ...each })),
    ...freezes.map((each) => ({ kind: 'freeze' as const, ...each })),
  ]
  return sceneShowing(wall, { overlays, alarms }, now)
}
