import { parsePeriod, periodAt, periodBefore } from '@toan-canh/calendar'
import { type Figure, figureId } from '@toan-canh/contract'

const signals = ['budget.revenue', 'budget.expenditure', 'budget.pi_disbursed', 'econ.fdi_registered'] as const
const monthsBack = 1_000
const distinctValues = 977

/** Makes reported figures, the same in each run: an endless row, units first, then signals, then months backwards. */
export function figureMaker(units: readonly string[], toldAt: number): (index: number, version: number) => Figure {
  const newest = parsePeriod('2026-10') ?? periodAt('month', 0)
  const months = Array.from({ length: monthsBack }, (_, back) => periodBefore(newest, back).id)
  return (index, version) => {
    const unit = units[index % units.length] ?? '37'
    const rest = Math.floor(index / units.length)
    const key = {
      signal: signals[rest % signals.length] ?? signals[0],
      unit,
      period: months[Math.floor(rest / signals.length)] ?? '2026-10',
      basis: 'reported' as const,
      slices: {},
    }
    const value = (index % distinctValues) * 10 + version
    return { ...key, shape: 'figure', id: figureId(key), changedAt: toldAt + version, value, op: '=' }
  }
}

/** A thousand told figures: half revise what is stored (a fifth of them the first units' newest), half were never told before. */
export function toldFigures(
  figureOf: (index: number, version: number) => Figure,
  { stored, round, onPage, count }: { stored: number; round: number; onPage: number; count: number },
): readonly Figure[] {
  const half = count / 2
  const spread = 9_973
  const revised = Array.from({ length: half }, (_, index) =>
    figureOf(index % 5 === 0 ? index % onPage : (index * spread + round) % stored, round),
  )
  const fresh = Array.from({ length: half }, (_, index) => figureOf(stored + round * count + index, 0))
  return [...revised, ...fresh]
}
