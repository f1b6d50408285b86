import { parsePeriod, periodAt } from '@toan-canh/calendar'
import type { SuspicionKind } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { editOf, signsIn, type TracedFigure } from './suspicions.ts'

/** Figures month by month from January 2025; `null` is a month that told nothing. */
function monthly(values: readonly (number | null)[], unit = 'u'): readonly TracedFigure[] {
  return values.flatMap((value, index) => {
    const period = `2025-${String(index + 1).padStart(2, '0')}`
    const days = parsePeriod(period)
    if (days === null || value === null) return []
    const { from, to } = days
    const place = { source: 's', id: `${unit}|${period}`, signal: 'econ.retail_sales', unit, period, from, to, at: to }
    return [{ ...place, changedAt: 0, value, op: '=' as const, basis: 'reported' as const }]
  })
}

const yearOf = (day: number) => periodAt('year', day).from

function kindsIn(
  signal: Parameters<typeof signsIn>[0],
  values: readonly (number | null)[],
  parts: readonly (readonly number[])[] = [],
): readonly (readonly [SuspicionKind, string, number | null])[] {
  const told = { figures: monthly(values), parts: parts.map((part, index) => monthly(part, `p${index}`)), yearOf }
  return signsIn(signal, told).map(({ kind, figure, against }) => [kind, figure.period, against])
}

const flow = { series: 'period', overUnits: 'sum', checks: { repeats: 3, jump: 8 } } as const

describe(signsIn, () => {
  it.each([
    ['the same number three months running', [5, 7, 7, 7], [['repeats', '2025-04', 7]]],
    ['the same number with a gap between', [7, 7, null, 7], []],
    ['zeros, which are no news', [0, 0, 0], []],
    ['a number far from the usual', [100, 102, 99, 101, 100, 98, 1_000], [['jumps', '2025-07', 100]]],
    ['a number as usual', [100, 102, 99, 101, 100, 98, 104], []],
    ['too few numbers to know what is usual', [100, 1_000], []],
  ] as const)('sees %s', (_, values, signs) => {
    expect(kindsIn(flow, values)).toEqual(signs)
  })

  it('sees what came together over the year get less', () => {
    expect(kindsIn({ series: 'cumulative', overUnits: 'none' }, [10, 20, 15])).toEqual([['falls', '2025-03', 20]])
  })

  it('sees a unit that told another sum than those below it, once all of them told', () => {
    const signal = { series: 'period', overUnits: 'sum' } as const
    expect(kindsIn(signal, [100], [[60], [50]])).toEqual([['differs_from_parts', '2025-01', 110]])
    expect(kindsIn(signal, [110], [[60], [50]])).toEqual([])
    expect(kindsIn(signal, [100], [[60], []])).toEqual([])
  })
})

describe(editOf, () => {
  it('sees a number that is not what was told first', () => {
    const [first, second] = [monthly([10]), monthly([12])]
    expect(editOf([...first, ...second]).map(({ figure, against }) => [figure.value, against])).toEqual([[12, 10]])
    expect(editOf([...first, ...first])).toEqual([])
  })
})
