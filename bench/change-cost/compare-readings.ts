import type { FigureTopic, Point } from '@toan-canh/contract'
import type { Recomputed } from './columnar-copy.ts'

/** Points of a topic that a batch has changed, by their keys. */
export interface Changed {
  readonly topic: FigureTopic
  readonly points: ReadonlyMap<string, Point>
}

type Formula = (sums: Recomputed) => { readonly v: number | null; readonly n?: number; readonly d?: number }

function ratio(n: number, d: number): ReturnType<Formula> {
  return { v: d > 0 ? (n / d) * 100 : null, n, d }
}

const resolved = ({ early, on_time: onTime, late }: Recomputed) => early + onTime + late

/** The indicators that the one statement works out, from its sums. */
const formulas: Readonly<Record<string, Formula>> = {
  'tthc.received_total': (sums) => ({ v: sums.received }),
  'tthc.resolved_total': (sums) => ({ v: resolved(sums) }),
  'tthc.resolved_overdue': (sums) => ({ v: sums.late }),
  'tthc.on_time_rate': (sums) => ratio(sums.early + sums.on_time, resolved(sums)),
  'tthc.overdue_rate': (sums) => ratio(sums.late, resolved(sums)),
  'tthc.online_rate': (sums) => ratio(sums.online, sums.offered),
  'tthc.digitised_rate': (sums) => ratio(sums.digitised, resolved(sums)),
}
const stockFormulas: Readonly<Record<string, Formula>> = {
  'tthc.in_progress': (sums) => ({ v: sums.open }),
  'tthc.in_progress_in_term': (sums) => ({ v: sums.open - sums.overdue - sums.paused }),
  'tthc.in_progress_overdue': (sums) => ({ v: sums.overdue }),
  'tthc.paused': (sums) => ({ v: sums.paused }),
}

function placeOf(topic: FigureTopic, key: string): { readonly unit: string; readonly period: string } {
  switch (topic.kind) {
    case 'reading':
      return { unit: topic.unit, period: topic.period.id }
    case 'breakdown':
      return { unit: key, period: topic.period.id }
    case 'series':
      return { unit: topic.unit, period: key }
    case 'matrix': {
      const [unit = '', period = ''] = key.split('|')
      return { unit, period }
    }
  }
}

/** Whether the one statement answers a topic too. */
export function isComparable({ indicator }: FigureTopic): boolean {
  return indicator in formulas || indicator in stockFormulas
}

const tolerance = 1e-6

/** Holds changed points against what the statement has worked out; throws at the first that differs. Returns how many were compared. */
export function compareReadings(changes: readonly Changed[], sums: ReadonlyMap<string, Recomputed>): number {
  let compared = 0
  for (const { topic, points } of changes) {
    const flow = formulas[topic.indicator]
    const formula = flow ?? stockFormulas[topic.indicator]
    if (formula === undefined) continue
    for (const [key, point] of points) {
      const { unit, period } = placeOf(topic, key)
      const row = sums.get(`${unit}|${flow === undefined ? 'now' : period}`)
      const expected = row === undefined ? null : formula(row)
      const isEqual =
        expected !== null &&
        Math.abs((expected.v ?? 0) - (point.v ?? 0)) < tolerance &&
        (expected.d === undefined || (expected.d === point.d && expected.n === point.n))
      if (!isEqual) {
        const both = `${JSON.stringify(point)} is not ${JSON.stringify(expected)}`
        throw new Error(`${topic.indicator} of ${unit} in ${period}: ${both}`)
      }
      compared += 1
    }
  }
  return compared
}
