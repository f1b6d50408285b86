import { hourOf, type Instant, periodAt, periodBefore } from '@toan-canh/calendar'
import { type KpiConfig, topicName } from '@toan-canh/contract'
import { isCurrent, readingTopic, type Scope, seriesTopic } from '../scope.ts'

const daysInWeek = 7

/** The period a tile speaks of: today's tile speaks of the whole period once that has passed. */
export function kpiPeriod(config: KpiConfig, scope: Scope) {
  return config.when === 'today' && isCurrent(scope) ? periodAt('day', scope.today) : scope.period
}

/** Today and the same weekday a week before, both stopped at the last full hour; `null` before one o'clock. */
export function sameWeekdayTopics(
  config: KpiConfig,
  scope: Scope,
  now: Instant,
): { readonly today: string; readonly before: string; readonly untilHour: number } | null {
  const untilHour = hourOf(now)
  if (config.against === undefined || !isCurrent(scope) || untilHour === 0) return null
  const slice = { dimension: '@hour', value: `00-${String(untilHour - 1).padStart(2, '0')}` }
  const at = (day: number) =>
    topicName({
      kind: 'reading',
      indicator: config.indicator,
      unit: scope.unit,
      boundary: scope.boundary,
      period: periodAt('day', day),
      slice,
    })
  return { today: at(scope.today), before: at(scope.today - daysInWeek), untilHour }
}

/** The steps before and up to the scope's period for the small line; `null` when none is wanted or the period has no steps. */
export function sparklineTopic(config: KpiConfig, scope: Scope): string | null {
  if (config.sparkline === undefined || scope.period.kind === 'rolling') return null
  return seriesTopic(scope, config.indicator, {
    first: periodBefore(scope.period, config.sparkline - 1),
    last: scope.period,
  })
}

/** Everything a tile watches whatever the hour. */
export function kpiTopics(config: KpiConfig, scope: Scope): readonly string[] {
  const period = kpiPeriod(config, scope)
  const readings = [config.indicator, config.of?.indicator, ...config.also.map((each) => each.indicator)].filter(
    (id) => id !== undefined,
  )
  const sparkline = sparklineTopic(config, scope)
  return [...readings.map((id) => readingTopic(scope, id, period)), ...(sparkline === null ? [] : [sparkline])]
}
