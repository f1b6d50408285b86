import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { aPoint, periodNamed } from './member-fixture.ts'
import { shiftedBefore, stepName, stepsOfPeriod, valuesUpTo } from './step-members.ts'

const today = parseDay('2025-12-05') ?? 0

describe(stepsOfPeriod, () => {
  it.each([
    ['2025-11', 30, '2025-11-01', '2025-11-30', '2025-10-25'],
    ['2025-12', 5, '2025-12-01', '2025-12-05', '2025-11-24'],
    ['2025-W49', 5, '2025-12-01', '2025-12-05', '2025-11-24'],
    ['7d@2025-12-05', 7, '2025-11-29', '2025-12-05', '2025-11-22'],
    ['2025-Q4', 3, '2025-10', '2025-12', '2025-04'],
    ['2025', 12, '2025-01', '2025-12', '2024-07'],
  ])('divides %s into %i from %s to %s, reading from %s', (id, count, first, last, from) => {
    const { shown, span } = stepsOfPeriod(periodNamed(id), today)
    expect([shown.length, shown[0]?.id, shown.at(-1)?.id, span?.first.id]).toEqual([count, first, last, from])
  })

  it('has none before the period begins', () => {
    expect(stepsOfPeriod(periodNamed('2026-01'), today)).toEqual({ shown: [], span: null })
  })
})

describe(stepName, () => {
  it.each([
    ['2025-12-01', 'Thứ Hai 01/12/2025'],
    ['2025-11', 'Tháng 11/2025'],
  ])('calls %s %s', (id, name) => {
    expect(stepName(periodNamed(id))).toBe(name)
  })
})

describe(shiftedBefore, () => {
  it('compares a day with the same weekday a week before, a month with the one before', () => {
    const days = new Map([['2025-11-24', aPoint(1)]])
    const months = new Map([['2025-10', aPoint(2)]])
    expect(shiftedBefore(days, [periodNamed('2025-12-01'), periodNamed('2025-12-02')])).toEqual(
      new Map([['2025-12-01', aPoint(1)]]),
    )
    expect(shiftedBefore(months, [periodNamed('2025-11')])).toEqual(new Map([['2025-11', aPoint(2)]]))
  })
})

describe(valuesUpTo, () => {
  it('ends with the step, missing ones are missing', () => {
    const points = new Map([
      ['2025-12-01', aPoint(5)],
      ['2025-11-28', aPoint(4)],
    ])
    expect(valuesUpTo(points, periodNamed('2025-12-01'))).toEqual([null, null, 4, null, null, 5])
  })
})
