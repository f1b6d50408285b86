import type { Period } from '@toan-canh/calendar'
import type { RadarConfig } from '@toan-canh/contract'
import { whyIncomparable } from '../comparable.ts'
import type { ToldState } from '../told-state.ts'
import type { Told } from '../use-latest.ts'
import type { RadarAxis } from './to-radar.ts'

/** A spoke with what is written at its end. */
export interface NamedAxis extends RadarAxis {
  readonly told: Told
  readonly state: ToldState
  readonly title: string
}

/** The newest step that any of them tells: what is told of an earlier one does not stand for it. */
export function stepOfAll(told: readonly Told[]): Period | null {
  const steps = told.flatMap(({ latest }) => (latest === null ? [] : [latest.step]))
  return steps.toSorted((a, b) => b.to - a.to)[0] ?? null
}

function valuesOf({ latest }: Told, state: ToldState, step: Period | null): Pick<RadarAxis, 'now' | 'before'> {
  if (latest === null || step === null || state.state.kind === 'expired') return { now: null, before: null }
  if (latest.step.id !== step.id) return { now: null, before: null }
  const { point, before } = latest
  return { now: point.v, before: whyIncomparable(point, before) === null ? (before?.v ?? null) : null }
}

/** The spokes of a radar, all of one step; the value before only where the two can be held against each other. */
export function axesOf(
  { axes }: RadarConfig,
  told: readonly Told[],
  stateOf: (told: Told) => ToldState,
): readonly NamedAxis[] {
  const step = stepOfAll(told)
  return told.flatMap((each, at) => {
    const axis = axes[at]
    if (axis === undefined) return []
    const state = stateOf(each)
    const title = axis.title ?? each.indicator.short ?? each.indicator.vi
    return [{ ...valuesOf(each, state, step), most: axis.most, told: each, state, title }]
  })
}
