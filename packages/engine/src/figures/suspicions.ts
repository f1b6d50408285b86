import type { Day } from '@toan-canh/calendar'
import type { Signal, SuspicionKind } from '@toan-canh/contract'
import type { ToldFigure } from './amount.ts'

/** A figure with the name of its period. */
export type TracedFigure = ToldFigure & { readonly period: string }

/** A sign that something may be wrong: which figure, and what it is held against. */
export interface Sign {
  readonly kind: SuspicionKind
  readonly figure: TracedFigure
  readonly against: number | null
}

const fewestBefore = 6
const mostBefore = 24
/** The median deviation of a normal spread is this part of its standard deviation. */
const normalPart = 0.6745
/** Where all earlier figures are alike, a part of their size stands for their spread. */
const leastSpread = 0.01
const roundingShare = 0.005

function inTime(figures: readonly TracedFigure[]): readonly TracedFigure[] {
  return figures.filter((figure) => figure.value !== null).toSorted((a, b) => a.to - b.to || a.from - b.from)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

function isNext(one: { readonly to: Day }, other: { readonly from: Day }): boolean {
  return other.from === one.to + 1
}

/** Figures that end a run of `times` equal ones, period after period; zeros are no news. */
function repeatsIn(figures: readonly TracedFigure[], times: number): readonly Sign[] {
  const signs: Sign[] = []
  const sorted = inTime(figures)
  let run = 1
  for (const [index, figure] of sorted.entries()) {
    const before = sorted[index - 1]
    const goesOn = before !== undefined && isNext(before, figure) && before.value === figure.value
    run = goesOn ? run + 1 : 1
    if (run >= times && figure.value !== 0) signs.push({ kind: 'repeats', figure, against: figure.value })
  }
  return signs
}

/** Figures of one year that are less than what had come together before. */
function fallsIn(figures: readonly TracedFigure[], yearOf: (day: Day) => number): readonly Sign[] {
  return inTime(figures).flatMap((figure, index, all) => {
    const before = all[index - 1]
    const isFall =
      before !== undefined && yearOf(before.to) === yearOf(figure.to) && (figure.value ?? 0) < (before.value ?? 0)
    return isFall ? [{ kind: 'falls' as const, figure, against: before.value }] : []
  })
}

/** Figures that lie more than so many usual deviations from the median of those before them. */
function jumpsIn(figures: readonly TracedFigure[], times: number): readonly Sign[] {
  return inTime(figures).flatMap((figure, index, all) => {
    const before = all.slice(Math.max(0, index - mostBefore), index).map((each) => each.value ?? 0)
    if (before.length < fewestBefore) return []
    const usual = median(before)
    const deviation = median(before.map((value) => Math.abs(value - usual)))
    const spread = Math.max(deviation / normalPart, Math.abs(usual) * leastSpread)
    const isFar = Math.abs((figure.value ?? 0) - usual) > times * spread
    return isFar ? [{ kind: 'jumps' as const, figure, against: usual }] : []
  })
}

/** Figures of a unit that are not the sum of those of the units below it, where all of them told the same period. */
function differencesFromParts(
  whole: readonly TracedFigure[],
  parts: readonly (readonly TracedFigure[])[],
): readonly Sign[] {
  if (parts.length === 0) return []
  return inTime(whole).flatMap((figure) => {
    const values = parts.map((part) => part.find((each) => each.period === figure.period)?.value ?? null)
    if (values.includes(null)) return []
    const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0)
    const isOff = Math.abs((figure.value ?? 0) - sum) > Math.max(Math.abs(sum) * roundingShare, 1e-9)
    return isOff ? [{ kind: 'differs_from_parts' as const, figure, against: sum }] : []
  })
}

/** A figure whose newest version is not what was told first. `versions` go from the oldest to the newest. */
export function editOf(versions: readonly TracedFigure[]): readonly Sign[] {
  const [first] = versions
  const newest = versions.at(-1)
  if (first === undefined || newest === undefined || first.value === newest.value) return []
  return [{ kind: 'edited', figure: newest, against: first.value }]
}

/** All that looks wrong in the figures of one unit, signal, slice and basis. */
export function signsIn(
  signal: Pick<Signal, 'series' | 'overUnits' | 'checks'>,
  told: {
    readonly figures: readonly TracedFigure[]
    readonly parts: readonly (readonly TracedFigure[])[]
    readonly yearOf: (day: Day) => number
  },
): readonly Sign[] {
  const { repeats, jump } = signal.checks ?? {}
  return [
    ...(repeats === undefined ? [] : repeatsIn(told.figures, repeats)),
    ...(jump === undefined ? [] : jumpsIn(told.figures, jump)),
    ...(signal.series === 'cumulative' ? fallsIn(told.figures, told.yearOf) : []),
    ...(signal.overUnits === 'sum' ? differencesFromParts(told.figures, told.parts) : []),
  ]
}
