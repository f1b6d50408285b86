import { dayOf, type Instant, type Period, periodSpan, weekdayOf } from '@toan-canh/calendar'
import type { Item, Level, Point, SourceStatus, Topic, UnitCode } from '@toan-canh/contract'

/** Sample values for looking at widgets and for their tests. November 2025 is the published month of Ninh Bình; the rest is made up, from names. */
export interface SpecimenQuestion {
  readonly topic: Topic
  readonly now: Instant
  readonly units: readonly UnitCode[]
  readonly source: Partial<SourceStatus>
}

const month = { done: 179_973, late: 1_606, open: 28_480 } as const
const pastRates = [98.2, 98.45, 98.1, 98.55, 98.72, 98.5, 98.9, 97.35, 97.9, 98.4, 98.83, 98.92, 99.12] as const
const heavy = [412, 148, 121, 86, 74, 61, 55, 47, 41, 38, 33, 29] as const

/** A number between 0 and 1 that depends on nothing but the text. */
export function drawOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507)
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296
}

function pointOf(v: number, rest: Partial<Point> = {}): Point {
  return { v, l: 'none', s: 1, ...rest }
}

function ratio(n: number, d: number, l: Level): Point {
  return d === 0 ? { v: null, n, d, l: 'unknown', g: 'no_denominator', s: 1 } : { v: (100 * n) / d, n, d, l, s: 1 }
}

function levelOf(rate: number): Level {
  if (rate >= 99) return 'ok'
  return rate >= 97 ? 'watch' : 'act'
}

/** Late and resolved dossiers of a unit in a month. */
function unitCounts(unit: UnitCode, units: readonly UnitCode[]): { readonly late: number; readonly resolved: number } {
  const at = units.toSorted((a, b) => drawOf(a) - drawOf(b)).indexOf(unit)
  const late = heavy[at] ?? Math.floor(drawOf(`${unit} late`) * 8)
  const share = at < heavy.length ? 0.011 + drawOf(`${unit} share`) * 0.016 : 0.001 + drawOf(`${unit} share`) * 0.013
  return { late, resolved: Math.round(Math.max(40, late / share)) }
}

const readings: Readonly<Record<string, () => Point>> = {
  'tthc.on_time_rate': () => ratio(month.done, month.done + month.late, 'ok'),
  'tthc.on_time_rate_766': () => ratio(month.done + month.open, month.done + month.late + month.open, 'none'),
  'tthc.on_time_of_received': () => ratio(month.done, month.done + month.late + month.open, 'none'),
  'tthc.resolved_overdue': () => pointOf(month.late),
  'tthc.in_progress_overdue': () => pointOf(214),
  'tthc.in_progress': () => pointOf(month.open),
  'tthc.in_progress_in_term': () => pointOf(25_118),
  'tthc.paused': () => pointOf(3_148),
  'tthc.due_soon_1': () => pointOf(1_914),
  'tthc.due_soon_3': () => pointOf(5_267),
  'tthc.online_rate': () => ratio(151_204, 178_300, 'ok'),
  'tthc.avg_days': () => pointOf(3.4, { n: 610_000, d: 179_000 }),
}

function readingOf(indicator: string, period: Period, slice: string | null): Point {
  if (indicator === 'tthc.received_total') {
    const share = slice === null ? 1 : 0.31
    return pointOf(Math.round((period.kind === 'day' ? 6_200 : 176_402) * share * (0.9 + 0.2 * drawOf(period.id))))
  }
  return readings[indicator]?.() ?? pointOf(Math.round(drawOf(indicator) * 1_000))
}

function seriesPoint(indicator: string, at: number): Point {
  if (indicator === 'tthc.on_time_rate') return pointOf(pastRates[at % pastRates.length] ?? 99, { l: 'ok' })
  if (indicator === 'tthc.resolved_total')
    return pointOf(Math.round(181_579 * (0.62 + 0.38 * drawOf(`volume ${at}`)) * (at === 12 ? 1 : 0.98)))
  return pointOf(70 + at + drawOf(`${indicator} ${at}`) * 4)
}

function memberPoint(indicator: string, member: UnitCode, units: readonly UnitCode[]): Point {
  const { late, resolved } = unitCounts(member, units)
  if (indicator === 'tthc.resolved_overdue') return pointOf(late)
  if (drawOf(`${member} missing`) > 0.97) return { v: null, l: 'unknown', g: 'no_data', s: 1 }
  if (indicator === 'tthc.overdue_rate') return ratio(late, resolved, 'none')
  const rate = ratio(resolved - late, resolved, 'none')
  return { ...rate, l: levelOf(rate.v ?? 0) }
}

function cellPoint(member: UnitCode, day: Period, units: readonly UnitCode[]): Point {
  if (weekdayOf(day.from) >= 6) return pointOf(0)
  if (drawOf(`${member} ${day.id} gap`) > 0.985) return { v: null, l: 'unknown', g: 'no_data', s: 1 }
  return pointOf(Math.floor((unitCounts(member, units).late / 20) * 2 * drawOf(`${member} ${day.id}`)))
}

/** The one sample source, late enough to be fresh. */
export function specimenSource(now: Instant, change: Partial<SourceStatus> = {}): SourceStatus {
  return {
    id: 'mot-cua',
    name: 'Một cửa điện tử',
    owner: 'Giám đốc Trung tâm Phục vụ hành chính công tỉnh',
    isSample: true,
    roots: ['37'],
    phase: 'live',
    freshness: 'fresh',
    cadenceMs: 300_000,
    dueHour: null,
    coveredTo: new Date(now - 4 * 60_000).toISOString(),
    receivedAt: new Date(now - 3 * 60_000).toISOString(),
    nextRunAt: null,
    circuit: 'closed',
    error: null,
    history: null,
    facts: 2_914_233,
    quarantined: 12,
    ...change,
  }
}

/** The whole state of a topic, as the aggregator would answer it; while history is loading, with points that lack some. */
export function specimenItems(question: SpecimenQuestion): Record<string, Item> {
  const items = wholeItems(question)
  if (question.source.phase !== 'loading') return items
  return Object.fromEntries(
    Object.entries(items).map(([key, item]) => [
      key,
      'v' in item ? { ...item, l: 'unknown', g: 'history_incomplete' } : item,
    ]),
  )
}

function wholeItems({ topic, now, units, source }: SpecimenQuestion): Record<string, Item> {
  if (topic.kind === 'sources') return { 'mot-cua': specimenSource(now, source) }
  if (topic.kind === 'reading') return { '': readingOf(topic.indicator, topic.period, topic.slice?.value ?? null) }
  if (topic.kind === 'breakdown') {
    return Object.fromEntries(units.map((unit) => [unit, memberPoint(topic.indicator, unit, units)]))
  }
  const steps = periodSpan(topic.first, topic.last)
  if (topic.kind === 'series') {
    return Object.fromEntries(steps.map((period, at) => [period.id, seriesPoint(topic.indicator, at)]))
  }
  const days = steps.filter((day) => day.from <= dayOf(now))
  return Object.fromEntries(
    units.flatMap((unit) => days.map((day) => [`${unit}|${day.id}`, cellPoint(unit, day, units)])),
  )
}
