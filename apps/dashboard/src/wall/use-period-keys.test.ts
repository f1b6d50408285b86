import { parseDay, parsePeriod } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { periodOfKey } from './use-period-keys.ts'

function scopeOf(id: string) {
  const period = parsePeriod(id)
  if (period === null) throw new Error(id)
  return { unit: '37', period, today: parseDay('2026-11-21') ?? 0 }
}

describe(periodOfKey, () => {
  it.each([
    ['ArrowLeft', '2026-11', '2026-10'],
    ['ArrowRight', '2025-11', '2025-12'],
    ['PageUp', '2026-11', '2025-11'],
    ['PageDown', '2025-11', '2026-11'],
    ['ArrowLeft', '2026-Q4', '2026-Q3'],
    ['Home', '2025-11', null],
    ['ArrowRight', '2026-11', undefined],
    ['PageDown', '2026-01', undefined],
    ['a', '2026-11', undefined],
  ])('%s on %s leads to %s', (key, id, period) => {
    expect(periodOfKey(key, scopeOf(id))).toBe(period)
  })
})
