import { dayOf, type Period, periodSpan, weekdayOf } from '@toan-canh/calendar'
import type { Item, Point, Topic } from '@toan-canh/contract'

const levels = { watch: 60, act: 75 } as const
const saturday = 6
/** Steps from which a series is one of days over months, with rest at the ends of weeks. */
const manySteps = 60
const fields = ['dat', 'ho-tich', 'xay-dung', 'kinh-doanh', 'dau-tu', 'y-te', 'giao-duc'] as const

/** A number between 0 and 99 that depends on nothing but the text. */
function drawOf(text: string): number {
  let hash = 7
  for (let at = 0; at < text.length; at += 1) hash = (hash * 31 + text.charCodeAt(at)) % 9_973
  return hash % 100
}

function countPoint(v: number, rest: Partial<Point> = {}): Point {
  return { v, l: 'none', s: 1, ...rest }
}

function fieldCount(indicator: string, field: string): number {
  const share = indicator.includes('overdue') ? 0.1 : 1
  return Math.round((drawOf(field) + 20) * 10 * share)
}

function risingPoint(indicator: string, id: string, at: number): Point {
  const v = 40 + (drawOf(indicator) % 30) + at * 2 + (drawOf(id) % 5)
  const l = v > levels.act ? 'act' : v > levels.watch ? 'watch' : 'ok'
  return { v, n: v * 12, d: 1_200, l, s: 1 }
}

function dayPoint({ id, from }: Period): Point {
  if (weekdayOf(from) >= saturday) return countPoint(0)
  return drawOf(id) > 96 ? { v: null, l: 'unknown', g: 'no_data', s: 1 } : countPoint(40 + drawOf(id) * 4)
}

function seriesItems({ indicator, first, last }: Extract<Topic, { kind: 'series' }>, until: number) {
  const steps = periodSpan(first, last)
  const pointOf = (step: Period, at: number): Point => {
    if (steps.length > manySteps) return dayPoint(step)
    if (indicator === 'tthc.in_progress')
      return countPoint(fields.reduce((sum, field) => sum + fieldCount(indicator, field), 0))
    return indicator.startsWith('idx766.')
      ? countPoint(8 + ((drawOf(indicator) + drawOf(`${indicator} ${at}`) / 5) % 9))
      : risingPoint(indicator, step.id, at)
  }
  return Object.fromEntries(steps.filter(({ from }) => from <= until).map((step, at) => [step.id, pointOf(step, at)]))
}

/** The way from registration to result: DOMAIN §7 tells 183 of 565. */
const stages: Readonly<Record<string, Point>> = {
  'tthc.online_registered': countPoint(565),
  'tthc.online_submitted_ok': countPoint(183),
  'tthc.funnel_submit_rate': { v: 32.39, n: 183, d: 565, l: 'watch', s: 1 },
  'tthc.online_received': countPoint(171),
  'tthc.online_resolved': countPoint(164, { o: '~' }),
}

function breakdownItems({ indicator, by }: Extract<Topic, { kind: 'breakdown' }>) {
  if (by === 'unit') return indicator.startsWith('task.') ? taskItems(indicator) : undefined
  return Object.fromEntries(fields.map((field) => [field, countPoint(fieldCount(indicator, field))]))
}

function taskItems(indicator: string): Readonly<Record<string, Item>> {
  const isOverdue = indicator.endsWith('overdue')
  const most = isOverdue ? 9 : 40
  return Object.fromEntries(
    ['14329', '14464', '37-STP'].map((unit, at) => {
      const v = at === 2 && isOverdue ? 0 : 1 + (drawOf(`${indicator} ${unit}`) % most)
      return [unit, countPoint(v, { l: isOverdue ? (v > 0 ? 'watch' : 'ok') : 'none' })]
    }),
  )
}

function matrixItems({ first, last, indicator }: Extract<Topic, { kind: 'matrix' }>, until: number) {
  const days = periodSpan(first, last).filter(({ from }) => from <= until)
  return Object.fromEntries(
    fields.flatMap((field) =>
      days.map((day) => {
        const v =
          weekdayOf(day.from) >= saturday ? 0 : Math.floor((fieldCount(indicator, field) * drawOf(day.id)) / 2_000)
        return [`${field}|${day.id}`, countPoint(v)]
      }),
    ),
  )
}

/** Tasks overdue for eleven days at one place, for two at another. */
function overdueItems({ first, last }: Extract<Topic, { kind: 'matrix' }>, until: number) {
  const days = periodSpan(first, last).filter(({ from }) => from <= until)
  const since = { '14329': until - 10, '14464': until - 1 }
  return Object.fromEntries(
    Object.entries(since).flatMap(([unit, day]) =>
      days.map(({ id, from }) => [`${unit}|${id}`, countPoint(from >= day ? 3 : 0)]),
    ),
  )
}

function matrixOf(topic: Extract<Topic, { kind: 'matrix' }>, until: number) {
  if (topic.by !== 'unit') return matrixItems(topic, until)
  return topic.indicator.startsWith('task.') ? overdueItems(topic, until) : undefined
}

/** What the gallery knows beyond the sample values: series with levels, divisions by a dimension, stages, tasks. */
export function galleryItems(topic: Topic, now: number): Readonly<Record<string, Item>> | undefined {
  const today = dayOf(now)
  if (topic.kind === 'series') return seriesItems(topic, today)
  if (topic.kind === 'breakdown') return breakdownItems(topic)
  if (topic.kind === 'matrix') return matrixOf(topic, today)
  const stage = topic.kind === 'reading' ? stages[topic.indicator] : undefined
  return stage === undefined ? undefined : { '': stage }
}
