import { type Day, type Period, periodAt } from '@toan-canh/calendar'
import type { Signal } from '@toan-canh/contract'
import { type Amount, amountOfFigure, combined, nothingTold, type ToldFigure } from './amount.ts'
import { basisRank, operatorOfSum, weakerBasis } from './combine-operators.ts'

/** A stretch of days asked about; what is told of days after `until` does not count. */
export interface Asked {
  readonly from: Day
  readonly to: Day
  readonly until: Day
  readonly today: Day
  readonly reach: 'period' | 'ytd'
}

function yearStart(day: Day): Day {
  return periodAt('year', day).from
}

/** Of figures of the same days the one on the strongest basis, then the newest, then by source, so that one of them always wins. */
function better(one: ToldFigure, other: ToldFigure): ToldFigure {
  const order =
    basisRank(one.basis) - basisRank(other.basis) ||
    other.changedAt - one.changedAt ||
    (one.source < other.source ? -1 : 1)
  return order <= 0 ? one : other
}

function best(figures: readonly ToldFigure[]): ToldFigure | undefined {
  return figures.length === 0 ? undefined : figures.reduce(better)
}

function exactly(figures: readonly ToldFigure[], from: Day, to: Day): ToldFigure | undefined {
  return best(figures.filter((figure) => figure.from === from && figure.to === to && figure.value !== null))
}

/** Whether a closed period was told to its end. */
function isShort({ to, until, today }: Asked, through: Day): boolean {
  return through < Math.min(to, until) && to < today
}

/** The parts of a stretch, one after the other from its first day; empty when they do not begin where it does. */
function partsOf(signal: Signal, from: Day, to: Day): readonly Period[] {
  const { every } = signal
  if (every === undefined || periodAt(every, from).from !== from) return []
  const parts: Period[] = []
  for (let part = periodAt(every, from); part.to <= to; part = periodAt(every, part.to + 1)) parts.push(part)
  return parts
}

/** The sum of parts: through the last one told, partial when one before it was not. */
function sumOfParts(signal: Signal, figures: readonly ToldFigure[], asked: Asked, from: Day): Amount {
  const parts = partsOf(signal, from, Math.min(asked.to, asked.until))
  let sum: Amount = nothingTold
  let told = 0
  for (const part of parts) {
    const figure = exactly(figures, part.from, part.to)
    if (figure === undefined) continue
    const position = parts.indexOf(part) + 1
    told += 1
    sum = {
      ...nothingTold,
      value: (sum.value ?? 0) + (figure.value ?? 0),
      op: told === 1 ? figure.op : operatorOfSum(sum.op, figure.op),
      basis: weakerBasis(sum.basis, figure.basis),
      through: part.to,
      isPartial: told < position,
    }
  }
  if (sum.through === null || sum.through < asked.from) return nothingTold
  return isShort(asked, sum.through) ? { ...sum, isPartial: true } : sum
}

/** The level that stood last: told for a period that began in time, and not more than one period of its kind ago. */
function lastLevel(figures: readonly ToldFigure[], { from, to, until }: Asked): Amount {
  const standing = figures.filter(
    (figure) =>
      figure.value !== null && figure.from <= Math.min(to, until) && figure.to + (figure.to - figure.from + 1) >= from,
  )
  const latest = Math.max(...standing.map((figure) => figure.from))
  const candidates = standing.filter((figure) => figure.from === latest)
  const shortest = Math.min(...candidates.map((figure) => figure.to))
  const figure = best(candidates.filter((each) => each.to === shortest))
  return figure === undefined ? nothingTold : amountOfFigure(figure, to)
}

function ofPeriods(signal: Signal, figures: readonly ToldFigure[], asked: Asked): Amount {
  const from = asked.reach === 'ytd' ? yearStart(asked.to) : asked.from
  const whole = asked.until >= asked.to ? exactly(figures, from, asked.to) : undefined
  if (whole !== undefined) return amountOfFigure(whole, asked.to)
  if (signal.overTime === 'sum') return sumOfParts(signal, figures, asked, from)
  return signal.overTime === 'last' ? lastLevel(figures, asked) : nothingTold
}

/** What has come together from 1 January to the newest day told in the stretch. */
function cumulated(figures: readonly ToldFigure[], asked: Asked): Amount {
  const { from, to, until } = asked
  const limit = Math.min(to, until)
  const year = yearStart(to)
  const inTime = figures.filter(
    (figure) => figure.value !== null && figure.to <= limit && figure.to >= Math.max(from, year),
  )
  const latest = Math.max(...inTime.map((figure) => figure.to))
  const figure = best(inTime.filter((each) => each.to === latest))
  return figure === undefined ? nothingTold : amountOfFigure(figure, latest, isShort(asked, latest))
}

function ofCumulative(figures: readonly ToldFigure[], asked: Asked): Amount {
  const newest = cumulated(figures, asked)
  const year = yearStart(asked.to)
  if (asked.reach === 'ytd' || asked.from === year || newest.value === null) return newest
  if (asked.from < year) return nothingTold
  const before = best(figures.filter((figure) => figure.to === asked.from - 1 && figure.value !== null))
  if (before === undefined) return nothingTold
  return { ...combined(newest, amountOfFigure(before, newest.through ?? asked.to), -1), through: newest.through }
}

function ofInstants(figures: readonly ToldFigure[], { from, to, until }: Asked): Amount {
  const inTime = figures.filter(
    (figure) => figure.value !== null && figure.to >= from && figure.to <= Math.min(to, until),
  )
  const latest = Math.max(...inTime.map((figure) => figure.at))
  const figure = best(inTime.filter((each) => each.at === latest))
  return figure === undefined ? nothingTold : amountOfFigure(figure, to)
}

/** What a unit itself has told of a signal for a stretch of days. */
export function toldByUnit(signal: Signal, figures: readonly ToldFigure[], asked: Asked): Amount {
  if (figures.length === 0) return nothingTold
  switch (signal.series) {
    case 'period':
      return ofPeriods(signal, figures, asked)
    case 'cumulative':
      return ofCumulative(figures, asked)
    case 'instant':
      return ofInstants(figures, asked)
  }
}
