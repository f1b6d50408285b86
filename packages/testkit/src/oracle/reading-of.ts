import type { CaseEvent, CaseStock, Condition, Slice, UnitCode } from '@toan-canh/contract'
import type { Counts, DayRange } from './counts.ts'

/** `num` and `den` are null for plain counts; `value` is null where there is nothing to divide by. */
export interface OracleReading {
  readonly value: number | null
  readonly num: number | null
  readonly den: number | null
}

export interface Question {
  readonly indicator: string
  readonly unit: UnitCode
  readonly period: DayRange
  readonly slice: Slice | null
}

/** The numbers an indicator is made of, for one unit, period and slice. */
interface Parts {
  readonly count: (event: CaseEvent, when?: Condition) => number
  readonly atStart: (state: CaseStock) => number
  readonly atEnd: (state: CaseStock, withinDays?: number, flags?: Condition['flags']) => number
  readonly minutes: () => readonly number[]
  readonly minutesPerDay: number
}

const definitions: Readonly<Record<string, (parts: Parts) => OracleReading>> = {
  received_total: ({ count }) => whole(count('received')),
  resolved_total: ({ count }) =>
    whole(
      (['early', 'on_time', 'overdue', 'no_due'] as const)
        .map((outcome) => count('resolved', { outcome }))
        .reduce((sum, number) => sum + number, 0),
    ),
  resolved_early: ({ count }) => whole(count('resolved', { outcome: 'early' })),
  resolved_on_time: ({ count }) => whole(count('resolved', { outcome: 'on_time' })),
  resolved_overdue: ({ count }) => whole(count('resolved', { outcome: 'overdue' })),
  in_progress: ({ atEnd }) => whole(atEnd('open')),
  in_progress_in_term: ({ atEnd }) => whole(atEnd('in_term')),
  in_progress_overdue: ({ atEnd }) => whole(atEnd('overdue')),
  due_soon: ({ atEnd }) => whole(atEnd('due_soon', 3)),
  online_received: ({ count }) =>
    whole(count('received', { flags: { onlineOffered: true }, slices: { channel: 'online' } })),
  due_soon_1: ({ atEnd }) => whole(atEnd('due_soon', 1)),
  due_soon_3: ({ atEnd }) => whole(atEnd('due_soon', 3)),
  paused: ({ atEnd }) => whole(atEnd('paused')),
  carried_over: ({ atStart }) => whole(atStart('open')),
  withdrawn: ({ count }) => whole(count('withdrawn')),
  refused_rate: ({ count }) => percent(count('refused'), count('received') + count('refused')),
  on_time_rate: ({ count }) => percent(inTime(count), judged(count)),
  on_time_rate_766: ({ count, atStart, atEnd }) =>
    percent(count('resolved', { onTime766: true }) + atEnd('in_term_766'), had({ count, atStart })),
  on_time_of_received: ({ count, atStart }) => percent(inTime(count), had({ count, atStart })),
  overdue_rate: ({ count }) => percent(count('resolved', { outcome: 'overdue' }), judged(count)),
  avg_days: ({ count, minutes, minutesPerDay }) => {
    const total = minutes().reduce((sum, one) => sum + one, 0)
    const resolved = count('resolved')
    return { value: resolved === 0 ? null : total / resolved / minutesPerDay, num: total, den: resolved }
  },
  median_days: (parts) => quantile(parts, 0.5),
  p90_days: (parts) => quantile(parts, 0.9),
  online_rate: ({ count }) =>
    percent(
      count('received', { flags: { onlineOffered: true }, slices: { channel: 'online' } }),
      count('received', { flags: { onlineOffered: true } }),
    ),
  online_payment_rate: ({ count }) =>
    percent(
      count('received', { flags: { feeBearing: true, paidOnline: true } }),
      count('received', { flags: { feeBearing: true } }),
    ),
  supplement_rate: ({ count }) => percent(count('received', { supplements: 1 }), count('received')),
  digitised_rate: ({ count }) => percent(count('resolved', { flags: { digitised: true } }), count('resolved')),
  reuse_rate: ({ count }) => percent(count('received', { flags: { reused: true } }), count('received')),
  apology_missing: ({ atEnd }) => whole(atEnd('overdue', undefined, { apologised: false })),
  e_result_rate: ({ count }) => percent(count('resolved', { flags: { eResult: true } }), count('resolved')),
  cross_boundary_rate: ({ count }) => percent(count('received', { flags: { crossBoundary: true } }), count('received')),
  online_payment_count: ({ count }) => whole(count('received', { flags: { feeBearing: true, paidOnline: true } })),
}

/** Names of all indicators the oracle can read. */
export const oracleIndicators: readonly string[] = Object.keys(definitions)

/** Reads one indicator from the oracle's counts (DOMAIN §6.1); rates in percent, times in working days. */
export function readingOf(counts: Counts, { indicator, unit, period, slice }: Question): OracleReading {
  const definition = definitions[indicator.slice(indicator.indexOf('.') + 1)]
  if (definition === undefined) throw new Error(`the oracle knows no indicator "${indicator}"`)
  return definition({
    count: (event, when = {}) =>
      contradicts(when, slice) ? 0 : counts.count(event, unit, period, narrowed(when, slice)),
    atStart: (state) => counts.stock(state, unit, period.from - 1, undefined, slice),
    atEnd: (state, withinDays, flags) => counts.stock(state, unit, period.to, withinDays, slice, flags),
    minutes: () => counts.netMinutes(unit, period, slice),
    minutesPerDay: counts.minutesPerDay,
  })
}

/** A slice and a condition on the same dimension must agree: of the paper dossiers none is online. */
function contradicts(when: Condition, slice: Slice | null): boolean {
  const wanted = slice === null ? undefined : when.slices?.[slice.dimension]
  return wanted !== undefined && wanted !== slice?.value
}

function narrowed(when: Condition, slice: Slice | null): Condition {
  return slice === null ? when : { ...when, slices: { ...when.slices, [slice.dimension]: slice.value } }
}

function whole(value: number): OracleReading {
  return { value, num: null, den: null }
}

function percent(num: number, den: number): OracleReading {
  return { value: den === 0 ? null : (num / den) * 100, num, den }
}

function inTime(count: Parts['count']): number {
  return count('resolved', { outcome: 'early' }) + count('resolved', { outcome: 'on_time' })
}

function judged(count: Parts['count']): number {
  return inTime(count) + count('resolved', { outcome: 'overdue' })
}

/** All a unit had to work on in the period. */
function had({ count, atStart }: Pick<Parts, 'count' | 'atStart'>): number {
  return atStart('open') + count('received') + count('transferred_in')
}

/** The exact quantile by nearest rank. */
function quantile({ minutes, minutesPerDay }: Parts, q: number): OracleReading {
  const inOrder = minutes()
  const value = inOrder[Math.ceil(q * inOrder.length) - 1]
  return { value: value === undefined ? null : value / minutesPerDay, num: null, den: inOrder.length }
}
