import type { Day, Instant } from '@toan-canh/calendar'
import type { Point, UnitCode } from '@toan-canh/contract'
import { type Counts, hasSmall, hiddenParts } from '@toan-canh/engine'
import type { FigureShelf } from './figure-shelf.ts'
import { groundMarkOf } from './ground-gap.ts'
import { pointOf } from './point-of.ts'
import type { Question } from './question.ts'
import type { Secrecy } from './secrecy.ts'
import type { Sums } from './sums.ts'

/** What was read of a question. */
interface Read {
  readonly question: Question
  readonly sums: Sums
  readonly shelf: FigureShelf | null
  readonly seq: number
}

/** The counts of people in an answer. */
function countsOf({ v, n, d }: Point): Counts | null {
  if (v === null && n === undefined) return null
  return n === undefined || d === undefined ? [v ?? 0] : [n, d, Math.max(0, d - n)]
}

/** How much of the answers of a question may be told, by member and period, from the whole family as of the same commit. */
export function secrecyOf(
  { question, seq }: Pick<Read, 'question' | 'seq'>,
  family: { readonly top: UnitCode; readonly total: Read; readonly parts: Read },
  at: { readonly today: Day; readonly now: Instant },
): (member: string, index: number) => Secrecy {
  const coverage = { floor: Number.NEGATIVE_INFINITY, completeFrom: Number.NEGATIVE_INFINITY, isComplete: true }
  const read = ({ question: asked, sums, shelf }: Read, member: string, index: number): Counts | null => {
    const period = asked.periods[index]
    if (period === undefined) return null
    const figures = shelf?.contextOf(member, at.today) ?? null
    const ground = groundMarkOf(asked, member, index)
    const answered = { ...at, period, coverage, seq, figures, ground, secrecy: 'open' } as const
    return countsOf(pointOf(asked.indicator, answered, sums.sumOf(member, index)))
  }
  const { top, total, parts } = family
  const { members } = parts.question
  const told = question.periods.map((_, index) => {
    const whole = read(total, '', index)
    const hidden = hiddenParts(
      whole,
      members.map((member) => read(parts, member, index)),
    )
    return { isSmall: hasSmall(whole), hidden: new Map(members.map((member, nth) => [member, hidden[nth] ?? null])) }
  })
  const isRatio = 'ratio' in question.indicator.definition.formula
  return (member, index) => {
    const unit = question.by.kind === 'unit' ? member : question.unit
    const known = told[index]
    if (known === undefined) return 'hidden'
    if (unit === top) return known.isSmall ? (isRatio ? 'hidden' : 'small') : 'open'
    const as = known.hidden.get(unit)
    return as === undefined ? 'hidden' : (as ?? (isRatio ? 'rounded' : 'open'))
  }
}
