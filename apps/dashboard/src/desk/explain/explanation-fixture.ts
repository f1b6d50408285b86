import type { Explanation } from '@toan-canh/contract'
import { anIndicator } from '../members/member-fixture.ts'
import { aSource } from '../sources/source-fixture.ts'

/** The id of the reading of `anExplanation`. For tests only, as is all of this file. */
export const explainedId = 'tthc.on_time_rate·37-SNNMT·2025-11·r7'

const term = { part: 'numerator', take: 'within', sign: 1 } as const

/** The explanation of a rate of a department. */
export function anExplanation(): Explanation {
  return {
    seen: { kind: 'now' },
    reading: {
      id: explainedId,
      indicator: 'tthc.on_time_rate',
      unit: '37-SNNMT',
      unitName: 'Sở Nông nghiệp và Môi trường',
      boundary: 'now',
      period: '2025-11',
      slice: null,
      value: 98.08,
      num: 21_074,
      den: 21_486,
      op: '=',
      measure: '%',
      target: 99,
      level: 'watch',
      gap: null,
      basis: 'measured',
      asOf: '2025-11-30T23:59:59+07:00',
      receivedAt: '2025-12-01T00:20:00+07:00',
      freshness: 'fresh',
      sources: ['mot-cua'],
      commit: 7,
    },
    indicator: anIndicator(),
    formula: '(resolved_early + resolved_on_time) / (resolved) × 100',
    terms: [
      { ...term, measure: 'resolved_early', amount: 20_000 },
      { ...term, measure: 'resolved_on_time', amount: 1_074 },
      { ...term, part: 'denominator', measure: 'resolved', amount: 21_486 },
    ],
    sources: [aSource()],
    batches: [
      {
        id: 12,
        source: 'mot-cua',
        direction: 'live',
        storedAt: '2025-12-01T00:20:00+07:00',
        rows: 1_200,
        changed: 30,
        refused: 2,
      },
    ],
    records: [{ id: 'H42.05-251103-0007', unit: '37-SNNMT', state: 'closed' }],
  }
}
