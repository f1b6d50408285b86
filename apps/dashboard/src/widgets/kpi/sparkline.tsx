import { periodBefore, periodSpan } from '@toan-canh/calendar'
import type { KpiConfig } from '@toan-canh/contract'
import { itemsOf, useTopic } from '../../live/index.ts'
import { formulaBreaks } from '../comparable.ts'
import { pointIn } from '../point-in.ts'
import type { Scope } from '../scope.ts'
import { boundaryIndex } from '../trend/boundary.ts'
import { sparklineTopic } from './kpi-topics.ts'
import { sparklineOf } from './sparkline-path.ts'

/** Fewer points make no course. */
const fewest = 3
const box = { width: 210, height: 96, inset: 14 } as const

function Drawing({
  topic,
  config,
  scope,
  target,
}: {
  readonly topic: string
  readonly config: KpiConfig
  readonly scope: Scope
  readonly target: number | null
}) {
  const items = itemsOf(useTopic(topic))
  const steps = periodSpan(periodBefore(scope.period, (config.sparkline ?? 1) - 1), scope.period)
  const points = steps.map(({ id }) => pointIn(items, id))
  if (points.filter((point) => point !== null && point.v !== null).length < fewest) return null
  const ground = boundaryIndex(steps)
  const { path, last, targetY } = sparklineOf(
    points.map((point) => point?.v ?? null),
    target,
    box,
    [...(ground === null ? [] : [ground]), ...formulaBreaks(points)],
  )
  return (
    <svg className="sparkline" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      {targetY === null ? null : (
        <path d={`M0 ${targetY}H${box.width}`} stroke="var(--text3)" strokeWidth={3} strokeDasharray="12 10" />
      )}
      <path d={path} fill="none" stroke="var(--lam)" strokeWidth={6} strokeLinejoin="round" strokeLinecap="round" />
      {last === null ? null : (
        <circle cx={last.x} cy={last.y} r={11.4} fill="var(--lam)" stroke="var(--bg)" strokeWidth={5} />
      )}
    </svg>
  )
}

/** The small line of the periods before; decoration for a number that is already written, so it has no labels. */
export function Sparkline(props: {
  readonly config: KpiConfig
  readonly scope: Scope
  readonly target: number | null
}) {
  const topic = sparklineTopic(props.config, props.scope)
  return topic === null ? null : <Drawing topic={topic} {...props} />
}
