import { type Day, isoDay, parsePeriod, type Period, periodAt, periodBefore } from '@toan-canh/calendar'
import type { Basis, Comparison, Register, Signal, SignalId, Unit, UnitCode } from '@toan-canh/contract'
import type { SignalTerm } from '../definitions/definitions.ts'
import { type Amount, combined, nothingTold, signed, sumOfUnits, type ToldFigure } from './amount.ts'
import { type Asked, toldByUnit } from './told-by-unit.ts'

/** The figures that answer a question, in the slice it asks for. */
export interface Told {
  of(signal: SignalId, unit: UnitCode): readonly ToldFigure[]
}

/** The units whose ground of some days a unit stands on now, and the day from which its own figures tell of that ground. */
export type GroundOf = (
  unit: UnitCode,
  days: { readonly from: Day; readonly to: Day },
) => { readonly from: Day; readonly units: readonly UnitCode[] } | null

/** Whose figures, and as of which day. */
export interface FigureContext {
  readonly signals: ReadonlyMap<SignalId, Signal>
  readonly register: Pick<Register, 'childrenOf'>
  readonly told: Told
  /** On whose ground of then a unit of now stands; without it figures answer for the unit that told them. */
  readonly groundOf?: GroundOf | undefined
  readonly unit: UnitCode
  readonly today: Day
  /** Only what was told on this basis; `null`: the strongest there is. */
  readonly basis: Basis | null
}

function isInForce({ validFrom, validTo }: Unit, { from, to }: Pick<Asked, 'from' | 'to'>): boolean {
  return validFrom <= isoDay(to) && (validTo === null || validTo >= isoDay(from))
}

/** The units below one that are to tell a signal: its children, or the nearest below it of the kinds that do. */
export function tellersOf(
  unit: UnitCode,
  signal: Pick<Signal, 'reportedBy'>,
  asked: Pick<Asked, 'from' | 'to'>,
  register: FigureContext['register'],
): UnitCode[] {
  const { reportedBy } = signal
  return register.childrenOf(unit, asked.to).flatMap((child) => {
    if (!isInForce(child, asked)) return []
    if (reportedBy === undefined || reportedBy.includes(child.type)) return [child.code]
    return tellersOf(child.code, signal, asked, register)
  })
}

function amountOf(signalId: SignalId, signal: Signal, asked: Asked, context: FigureContext): Amount {
  const { told, unit, basis } = context
  const ground = context.groundOf?.(unit, asked) ?? null
  if (ground !== null && asked.to < ground.from) {
    if (signal.overUnits === 'none' || ground.units.length === 0) return nothingTold
    const then = { ...context, groundOf: undefined }
    return sumOfUnits(ground.units.map((each) => amountOf(signalId, signal, asked, { ...then, unit: each })))
  }
  const figures = told.of(signalId, unit).filter(({ to }) => ground === null || to >= ground.from)
  const own = toldByUnit(signal, basis === null ? figures : figures.filter((each) => each.basis === basis), asked)
  if (own.value !== null || signal.overUnits === 'none') return own
  const below = [...new Set(tellersOf(unit, signal, asked, context.register))]
  if (below.length === 0) return own
  return sumOfUnits(below.map((each) => amountOf(signalId, signal, asked, { ...context, unit: each })))
}

const stepsPerYear = { month: 12, quarter: 4, half: 2, year: 1, week: 52 } as const

/** The same day a year earlier; 29 February has the 28th. */
function yearEarlier(day: Day): Day {
  const [year = '', month = '', date = ''] = isoDay(day).split('-')
  const before = String(Number(year) - 1).padStart(4, '0')
  const same = parsePeriod(`${before}-${month}-${date}`) ?? parsePeriod(`${before}-02-28`)
  return same?.from ?? day - 365
}

/** The period that another is compared with. */
export function comparedPeriod(period: Period, against: Comparison): { readonly from: Day; readonly to: Day } {
  if (against === 'period_before') return periodBefore(period)
  if (period.kind === 'day' || period.kind === 'rolling')
    return { from: yearEarlier(period.to) - (period.to - period.from), to: yearEarlier(period.to) }
  return periodBefore(period, stepsPerYear[period.kind])
}

/** As far into the earlier stretch as the newer one has come, in steps of the signal: two months of a quarter against two. */
function asFar(signal: Signal, newer: Period, through: Day, older: { readonly from: Day; readonly to: Day }): Day {
  if (through >= newer.to) return older.to
  const every = signal.every ?? 'day'
  let until = older.from - 1
  for (let end = newer.from - 1; end < through; end = periodAt(every, end + 1).to) until = periodAt(every, until + 1).to
  return Math.min(until, older.to)
}

function signalOf(term: SignalTerm, context: FigureContext): Signal {
  const signal = context.signals.get(term.signal)
  if (signal === undefined) throw new Error(`no pack declares the signal ${term.signal}`)
  return signal
}

/** What is known of one addend over a period, without its sign. */
export function amountOfTerm(
  term: SignalTerm,
  period: { readonly from: Day; readonly to: Day },
  context: FigureContext,
): Amount {
  const { from, to } = period
  const asked = { from, to, until: to, today: context.today, reach: term.reach }
  return amountOf(term.signal, signalOf(term, context), asked, context)
}

/** The sum of addends over a period. */
export function amountOfTerms(
  terms: readonly SignalTerm[],
  period: { readonly from: Day; readonly to: Day },
  context: FigureContext,
): Amount {
  return terms
    .map((term) => signed(amountOfTerm(term, period, context), term.sign))
    .reduce((sum, each) => combined(sum, each, 1))
}

/** The same addends over the earlier period, as far into it as `newer` has come into its own. */
export function earlierAmount(
  terms: readonly SignalTerm[],
  newer: { readonly period: Period; readonly through: Day | null; readonly against: Comparison },
  context: FigureContext,
): Amount {
  const { from, to } = comparedPeriod(newer.period, newer.against)
  const amounts = terms.map((term) => {
    const signal = signalOf(term, context)
    const until = newer.through === null ? to : asFar(signal, newer.period, newer.through, { from, to })
    const amount = amountOf(term.signal, signal, { from, to, until, today: context.today, reach: term.reach }, context)
    const isBehind = amount.through !== null && amount.through < until
    return signed(isBehind ? { ...amount, isPartial: true } : amount, term.sign)
  })
  return amounts.length === 0 ? nothingTold : amounts.reduce((sum, each) => combined(sum, each, 1))
}
