import type { Instant } from '@toan-canh/calendar'
import type { AssetMeasure, AssetState, TrackedAsset } from '@toan-canh/contract'

/** A stretch [from, to); `to: null` lasts. */
export interface AssetSpan {
  readonly from: Instant
  readonly to: Instant | null
}

/** A stretch in one state. `isChange`: it followed another state at once. */
export interface Run extends AssetSpan {
  readonly state: AssetState
  readonly isChange: boolean
}

/** The course of an asset as stretches of one state, in order; between them it was not there. */
export function runsOfAsset({ course, standsFrom }: TrackedAsset): readonly Run[] {
  const runs: Run[] = []
  let current: { state: AssetState; from: Instant; isChange: boolean } | null = null
  const [first] = course
  if (first !== undefined && standsFrom < first.from) current = { state: 'unknown', from: standsFrom, isChange: false }
  for (const { state, from } of course) {
    if (current?.state === state) continue
    if (current !== null) runs.push({ ...current, to: from })
    current = state === 'gone' ? null : { state, from, isChange: current !== null }
  }
  if (current !== null) runs.push({ ...current, to: null })
  return runs
}

const never = Number.POSITIVE_INFINITY

function endOf({ to }: AssetSpan): number {
  return to ?? never
}

function spanOf(from: number, to: number): AssetSpan {
  return { from, to: to === never ? null : to }
}

/** Spans that touch or overlap as one. */
function joined(spans: readonly AssetSpan[]): readonly AssetSpan[] {
  const whole: AssetSpan[] = []
  for (const span of spans) {
    const last = whole.at(-1)
    if (last !== undefined && endOf(last) >= span.from)
      whole.splice(-1, 1, spanOf(last.from, Math.max(endOf(last), endOf(span))))
    else whole.push(span)
  }
  return whole
}

/** The parts of spans that lie in others. */
function within(spans: readonly AssetSpan[], others: readonly AssetSpan[]): readonly AssetSpan[] {
  return spans.flatMap((span) =>
    others.flatMap((other) => {
      const [from, to] = [Math.max(span.from, other.from), Math.min(endOf(span), endOf(other))]
      return from < to ? [spanOf(from, to)] : []
    }),
  )
}

const minuteMs = 60_000

function lateIn(spans: readonly AssetSpan[], afterMinutes: number): readonly AssetSpan[] {
  const late = spans.map((span) => ({ from: span.from + afterMinutes * minuteMs, to: span.to }))
  return late.filter((span) => span.from < endOf(span))
}

function unseen({ seen }: TrackedAsset): readonly AssetSpan[] {
  return seen.map(({ to }, index) => ({ from: to, to: seen[index + 1]?.from ?? null }))
}

/** From the change that is one too many until the first of those many has gone out of the window. */
function flapping(runs: readonly Run[], changes: number, withinMinutes: number): readonly AssetSpan[] {
  const changed = runs.filter(({ isChange }) => isChange).map(({ from }) => from)
  const spans = changed.slice(changes - 1).map((at, index) => ({
    from: at,
    to: (changed[index] ?? at) + withinMinutes * minuteMs,
  }))
  return joined(spans.filter(({ from, to }) => from < to))
}

export type StockMeasure = Extract<AssetMeasure, { readonly stock: unknown }>

/** The spans in which an asset counts in a stock. */
export function spansOfStock(
  measure: StockMeasure | { readonly stock: 'standing' },
  asset: TrackedAsset,
  runs: readonly Run[],
): readonly AssetSpan[] {
  switch (measure.stock) {
    case 'standing':
      return joined(runs)
    case 'down_for':
      return lateIn(
        runs.filter(({ state }) => state === 'down'),
        measure.afterMinutes,
      )
    case 'silent':
      return within(lateIn(unseen(asset), measure.afterMinutes), joined(runs))
    case 'flapping':
      return within(flapping(runs, measure.changes, measure.withinMinutes), joined(runs))
    case 'up':
    case 'degraded':
    case 'down':
    case 'unknown':
      return runs.filter(({ state }) => state === measure.stock)
  }
}
