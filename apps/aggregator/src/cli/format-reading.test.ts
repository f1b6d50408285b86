import type { Reading } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { formatReading } from './format-reading.ts'

function aReading(parts: Partial<Reading> = {}): Reading {
  return {
    id: 'tthc.on_time_rate·37·2025-11·r1',
    indicator: 'tthc.on_time_rate',
    unit: '37',
    unitName: 'Tỉnh Ninh Bình',
    boundary: 'now',
    period: '2025-11',
    slice: null,
    value: 99.1157,
    num: 179_973,
    den: 181_579,
    op: '=',
    measure: '%',
    target: null,
    level: 'ok',
    gap: null,
    basis: 'measured',
    asOf: null,
    receivedAt: null,
    freshness: 'fresh',
    sources: ['mot-cua'],
    commit: 1,
    ...parts,
  }
}

describe(formatReading, () => {
  it('writes numbers as Vietnamese does, with numerator and denominator', () => {
    const line = formatReading(aReading(), undefined)
    expect(line).toContain('Tỉnh Ninh Bình · 2025-11')
    expect(line).toMatch(/99,12 %\s+179\.973 \/ 181\.579$/)
  })

  it('writes a dash for a value that there is not, and why', () => {
    const line = formatReading(aReading({ value: null, num: 0, den: 0, gap: 'no_denominator' }), undefined)
    expect(line).toMatch(/— %\s+0 \/ 0 {2}\(không có mẫu số\)$/)
  })

  it('says how sure a figure is, who is missing and how far it goes', () => {
    const told = { value: 95, op: '>' as const, num: null, den: null, gap: 'partial' as const }
    const line = formatReading(aReading({ ...told, missing: { units: 3, of: 129 }, through: '2025-10-31' }), undefined)
    expect(line).toMatch(/> 95 % {2}\(thiếu 3\/129 đơn vị; đến 2025-10-31\)$/)
  })

  it.each([
    ['unit', 'Tỉnh Ninh Bình'],
    ['field', 'field=dat-dai'],
  ])('begins a row of a breakdown by %s with %s', (by, start) => {
    expect(formatReading(aReading({ slice: 'field=dat-dai' }), by).startsWith(start)).toBe(true)
  })
})
