import { type Period, parseDay, parsePeriod } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { changeChoice, choiceOf, listedPeriods, periodOfChoice } from './period-choices.ts'

const today = parseDay('2025-12-05') ?? 0

function period(id: string): Period {
  const found = parsePeriod(id)
  if (found === null) throw new Error(id)
  return found
}

describe(periodOfChoice, () => {
  it.each([
    ['day', '2025-12-05'],
    ['week', '2025-W49'],
    ['month', '2025-12'],
    ['quarter', '2025-Q4'],
    ['half', '2025-H2'],
    ['year', '2025'],
    ['7d', '7d@2025-12-05'],
    ['30d', '30d@2025-12-05'],
  ] as const)('of %s is %s, and is found again', (choice, id) => {
    expect(periodOfChoice(choice, today).id).toBe(id)
    expect(choiceOf(period(id))).toBe(choice)
  })
})

describe(changeChoice, () => {
  it.each([
    ['2025-11', 'quarter', '2025-Q4'],
    ['2025-11', 'day', '2025-11-30'],
    ['2025-12', 'day', '2025-12-05'],
    ['2025', 'month', '2025-12'],
    ['2024', 'month', '2024-12'],
    ['2025-12', '7d', '7d@2025-12-05'],
  ] as const)('leads from %s by %s to %s', (id, choice, to) => {
    expect(changeChoice(period(id), choice, today).id).toBe(to)
  })
})

describe(listedPeriods, () => {
  it('goes back from the running period', () => {
    const ids = listedPeriods(period('2025-11'), today).map(({ id }) => id)
    expect(ids.slice(0, 3)).toEqual(['2025-12', '2025-11', '2025-10'])
    expect(ids).toContain('2023-12')
  })

  it('holds a period outside its reach', () => {
    expect(listedPeriods(period('2019-02'), today).at(-1)?.id).toBe('2019-02')
    expect(listedPeriods(period('2026-03'), today)[0]?.id).toBe('2026-03')
  })

  it('steps by a day for days and rolling days', () => {
    expect(listedPeriods(period('7d@2025-12-05'), today)[1]?.id).toBe('7d@2025-12-04')
    expect(listedPeriods(period('2025-11-30'), today)[1]?.id).toBe('2025-12-04')
  })
})
