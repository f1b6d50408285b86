import { dayOf, endOfDay, parsePeriod, type Period } from '@toan-canh/calendar'
import { createRegister, type Operator, operators, type Signal, type Unit } from '@toan-canh/contract'
import { FigureOracle, monthsBetween, type ToldVersion } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompiledFormula } from '../definitions/definitions.ts'
import type { ToldFigure } from '../figures/amount.ts'
import type { FigureContext } from '../figures/amount-of-term.ts'
import { operatorOfQuotient, operatorOfSum, turned } from '../figures/combine-operators.ts'
import { type ConfirmedVersion, contentOfFigure, reviseFigure } from '../figures/revise-figure.ts'
import { valueOfFigures } from '../readings/value-of-figures.ts'
import { lawTimeoutMs } from './played-history.fixture.ts'

const parents = { north: 'all', south: 'all', hill: 'north', coast: 'north' } as const
const units = ['all', 'north', 'south', 'hill', 'coast'] as const
const leaves = ['south', 'hill', 'coast'] as const
const months = [...monthsBetween('2024-01', '2024-12'), ...monthsBetween('2025-01', '2025-12')]

function aUnit(code: string, parent: string | null): Unit {
  return { code, name: code, type: 'other', parent, validFrom: '2000-01-01', validTo: null, aliases: [] }
}

const register = createRegister([
  aUnit('all', null),
  ...Object.entries(parents).map(([code, above]) => aUnit(code, above)),
])

const flow: Signal = {
  vi: 'Số phát sinh',
  en: 'Flow',
  unit: 'tỷ đồng',
  series: 'period',
  every: 'month',
  overUnits: 'sum',
  overTime: 'sum',
  role: 'actual',
}
const signals = new Map<string, Signal>([
  ['law.flow', flow],
  ['law.since_january', { ...flow, series: 'cumulative' }],
  ['law.plan', { ...flow, every: 'year', overTime: 'none', role: 'plan' }],
])

function periodOf(id: string): Period {
  const period = parsePeriod(id)
  if (period === null) throw new Error(`${id} is no period`)
  return period
}

/** Versions of flows and sums since January, in any order; some units tell what those below them tell too. */
function versionsFrom(tellers: readonly string[]): fc.Arbitrary<readonly ToldVersion[]> {
  const told = fc.record({
    unit: fc.constantFrom(...tellers),
    signal: fc.constantFrom('flow' as const, 'since_january' as const),
    period: fc.constantFrom(...months),
    changedAt: fc.integer({ min: 1, max: 6 }),
    value: fc.option(fc.integer({ min: 0, max: 1000 }), { freq: 8 }),
  })
  const plan = fc.record({
    unit: fc.constantFrom(...tellers),
    signal: fc.constant('plan' as const),
    period: fc.constantFrom('2024', '2025'),
    changedAt: fc.integer({ min: 1, max: 6 }),
    value: fc.option(fc.integer({ min: 1, max: 9000 }), { freq: 8 }),
  })
  return fc.array(fc.oneof({ weight: 12, arbitrary: told }, { weight: 2, arbitrary: plan }), { maxLength: 200 })
}

type StoredVersion = ConfirmedVersion & { readonly value: number | null }

/** What a store does with the engine, in memory: every version by figure. */
function store(batches: readonly (readonly ToldVersion[])[]): ReadonlyMap<string, readonly StoredVersion[]> {
  const stored = new Map<string, StoredVersion[]>()
  for (const batch of batches) {
    for (const [id, told] of Map.groupBy(batch, ({ unit, signal, period }) => `${unit}|${signal}|${period}`)) {
      const known = stored.get(id) ?? []
      const incoming = told.map(({ changedAt, value }) => ({
        changedAt,
        value,
        isDeleted: value === null,
        content: value === null ? '' : contentOfFigure({ op: '=', value }),
      }))
      const { added, confirmed } = reviseFigure(known, incoming)
      const kept = known.map((each) =>
        confirmed !== null && each.changedAt === confirmed.changedAt && each.content === confirmed.content
          ? { ...each, confirmedAt: confirmed.confirmedAt }
          : each,
      )
      stored.set(id, [...kept, ...added])
    }
  }
  return stored
}

/** As the database reads them: the version confirmed last, of those of one instant the deletion, then the larger content. */
function newestOf(versions: readonly StoredVersion[]): StoredVersion | undefined {
  return versions.toSorted(
    (a, b) =>
      b.confirmedAt - a.confirmedAt || Number(b.isDeleted) - Number(a.isDeleted) || (a.content < b.content ? 1 : -1),
  )[0]
}

function figuresOf(batches: readonly (readonly ToldVersion[])[]): readonly ToldFigure[] {
  return [...store(batches)].flatMap(([id, versions]) => {
    const newest = newestOf(versions)
    if (newest === undefined || newest.isDeleted) return []
    const [unit = '', signal = '', period = ''] = id.split('|')
    const { from, to } = periodOf(period)
    const { value, changedAt } = newest
    const told = { signal: `law.${signal}`, unit, from, to, at: endOfDay(to), changedAt, value }
    return [{ source: 's', id, op: '=', basis: 'reported', ...told }]
  })
}

function contextOf(figures: readonly ToldFigure[], unit: string): FigureContext {
  const told = Map.groupBy(figures, (figure) => `${figure.signal}|${figure.unit}`)
  const today = dayOf(Date.parse('2026-06-01T00:00:00+07:00'))
  return {
    signals,
    register,
    unit,
    today,
    basis: null,
    told: { of: (signal, of) => told.get(`${signal}|${of}`) ?? [] },
  }
}

function valueOf(formula: CompiledFormula, period: string, figures: readonly ToldFigure[], unit: string) {
  const evidence = { sum: () => 0, period: periodOf(period), figures: contextOf(figures, unit) }
  return valueOfFigures(formula, evidence)
}

const sumOfFlow: CompiledFormula = { kind: 'sum', terms: [{ signal: 'law.flow', reach: 'period', sign: 1 }] }
const sinceJanuary = { signal: 'law.since_january', reach: 'ytd', sign: 1 } as const

describe('figures', { timeout: lawTimeoutMs }, () => {
  it('are the same whatever the order and the batches in which their versions come, and sent twice', () => {
    const orders = fc.tuple(versionsFrom(units), fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(orders, ([versions, chances, size]) => {
        const shuffled = versions.map((version) => ({ version, at: chances.next().value ?? 0 }))
        const order = shuffled.toSorted((a, b) => a.at - b.at).map(({ version }) => version)
        const batches = Array.from({ length: Math.ceil(order.length / size) }, (_, index) =>
          order.slice(index * size, (index + 1) * size),
        )
        const valuesIn = (all: readonly (readonly ToldVersion[])[]) =>
          new Map([...store(all)].map(([id, known]) => [id, newestOf(known)?.value ?? null] as const))
        const wanted = new FigureOracle(versions, parents)
        const found = valuesIn([...batches, ...batches])
        expect(found).toEqual(valuesIn([versions]))
        for (const [id, value] of found) {
          const [unit = '', signal, period = ''] = id.split('|')
          expect(value).toBe(
            wanted.told(unit, signal === 'flow' ? 'flow' : signal === 'plan' ? 'plan' : 'since_january', period),
          )
        }
      }),
      { numRuns: 150 },
    )
  })

  it('of months, quarters, half-years and years add up over units and time as the oracle adds them', () => {
    const periods = ['2025-03', '2025-Q2', '2025-H2', '2025', '2024-12']
    fc.assert(
      fc.property(versionsFrom(units), (versions) => {
        const oracle = new FigureOracle(versions, parents)
        const figures = figuresOf([versions])
        for (const period of periods)
          for (const unit of units) {
            const days = periodOf(period)
            const inside = months.filter((month) => {
              const { from, to } = periodOf(month)
              return from >= days.from && to <= days.to
            })
            const wanted = oracle.flow(unit, inside)
            const found = valueOf(sumOfFlow, period, figures, unit)
            expect(found?.value ?? null).toBe(wanted.value)
            const isWhole = found?.telling?.missing === 0 && !found.telling.isPartial
            if (wanted.value !== null) expect(isWhole).toBe(wanted.missing === 0)
          }
      }),
      { numRuns: 100 },
    )
  })

  it('count every unit below that told nothing, and never take it for 0', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...leaves)), (tellers) => {
        const versions = tellers.map((unit) => ({
          unit,
          signal: 'flow' as const,
          period: '2025-03',
          changedAt: 1,
          value: 5,
        }))
        const found = valueOf(sumOfFlow, '2025-03', figuresOf([versions]), 'north')
        const told = tellers.filter((unit) => unit !== 'south').length
        expect(found?.value ?? null).toBe(told === 0 ? null : 5 * told)
        expect([found?.telling?.missing, found?.telling?.expected]).toEqual([2 - told, 2])
      }),
    )
  })

  it('grow, reach their plan and keep its pace as the oracle reckons', () => {
    const plan = { signal: 'law.plan', reach: 'period', sign: 1 } as const
    fc.assert(
      fc.property(versionsFrom(leaves), fc.integer({ min: 1, max: 12 }), (versions, number) => {
        const oracle = new FigureOracle(versions, parents)
        const figures = figuresOf([versions])
        const [month, before] = [2025, 2024].map((year) => `${year}-${String(number).padStart(2, '0')}`)
        for (const unit of units) {
          const [now, then] = [oracle.since(unit, month ?? '').value, oracle.since(unit, before ?? '').value]
          const growth = valueOf(
            { kind: 'growth', of: [sinceJanuary], against: 'same_period_last_year', as: 'percent' },
            month ?? '',
            figures,
            unit,
          )
          const grown = now === null || then === null || then <= 0 ? null : (now / then) * 100 - 100
          if (grown === null) expect(growth?.value).toBeNull()
          else expect(growth?.value).toBeCloseTo(grown, 8)

          const year = oracle.plan(unit, '2025')
          const reached = valueOf({ kind: 'attainment', of: sinceJanuary, plan }, month ?? '', figures, unit)
          const pace = valueOf({ kind: 'runRate', of: sinceJanuary, plan }, month ?? '', figures, unit)
          if (now === null || year === null) {
            expect([reached?.value, pace?.value]).toEqual([null, null])
          } else {
            const passed = Date.UTC(2025, number, 1) - Date.UTC(2025, 0, 1)
            expect(reached?.value).toBeCloseTo((now / year) * 100, 8)
            expect(pace?.value).toBeCloseTo((now / year / (passed / 86_400_000 / 365)) * 100, 6)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})

/** A number that may be meant by one that was told. */
function meant(told: number, op: Operator, by: number): number {
  return told + { '=': 0, '>': by, '<': -by, '~': by - 50 }[op]
}

/** Whether an operator is true of what was meant. */
function holds(meantValue: number, op: Operator, told: number): boolean {
  const difference = meantValue - told
  return op === '~' || (op === '=' ? Math.abs(difference) < 1e-9 : op === '>' ? difference > -1e-9 : difference < 1e-9)
}

describe('operators', () => {
  const told = fc.record({
    value: fc.integer({ min: 200, max: 1000 }),
    op: fc.constantFrom(...operators),
    by: fc.integer({ min: 1, max: 100 }),
  })

  it('of sums, differences and quotients are true whatever was meant', () => {
    fc.assert(
      fc.property(told, told, (a, b) => {
        const [x, y] = [meant(a.value, a.op, a.by), meant(b.value, b.op, b.by)]
        expect(holds(x + y, operatorOfSum(a.op, b.op), a.value + b.value)).toBe(true)
        expect(holds(x - y, operatorOfSum(a.op, turned(b.op)), a.value - b.value)).toBe(true)
        expect(holds(x / y, operatorOfQuotient(a.op, b.op), a.value / b.value)).toBe(true)
      }),
    )
  })
})
