import { type Day, formatInstant, type Instant, type Period, periodAt } from '@toan-canh/calendar'
import { type Point, type Reading, readingName, type Register, type Slice, sliceName } from '@toan-canh/contract'
import { amountOfTerm, type Coverage, type FigureContext } from '@toan-canh/engine'
import { enteredMark, type EnteredMark, type EntryRule } from './entered-mark.ts'
import { type Loaded, membersOf } from './load-sums.ts'
import { groundMarkOf } from './ground-gap.ts'
import { pointOf } from './point-of.ts'
import type { Provenance } from './provenance.ts'
import type { Question } from './question.ts'

export interface AnswerContext {
  readonly register: Register
  readonly coverage: Coverage
  readonly today: Day
  readonly now: Instant
  /** The commit as of which it is answered. */
  readonly seq: number
  readonly entryRules: ReadonlyMap<string, EntryRule>
  readonly provenance: (period: Period, point: Point, member: string) => Provenance
}

/** Unit and slice that a member of a question stands for. */
function placeOf(question: Question, member: string): { readonly unit: string; readonly slice: Slice | null } {
  switch (question.by.kind) {
    case 'whole':
      return { unit: question.unit, slice: question.slice }
    case 'unit':
      return { unit: member, slice: question.slice }
    case 'dimension':
      return { unit: question.unit, slice: { dimension: question.by.name, value: member } }
  }
}

/** The target: what a plan tells for the period, else for its year; else what stands in the pack. */
function targetOf({ indicator }: Question, period: Period, figures: FigureContext | null): number | null {
  const { plan, target } = indicator.definition
  if (plan === undefined || figures === null) return target?.value ?? null
  const term = { signal: plan.signal, reach: 'period', sign: 1 } as const
  return amountOfTerm(term, period, figures).value ?? amountOfTerm(term, periodAt('year', period.to), figures).value
}

/** What a point tells of figures, in the words of a reading. */
function tellingOf({ m, t, f }: Point): Pick<Reading, 'missing' | 'through' | 'formulaFrom'> {
  return {
    ...(m === undefined ? {} : { missing: { units: m[0], of: m[1] } }),
    ...(t === undefined ? {} : { through: t }),
    ...(f === undefined ? {} : { formulaFrom: f }),
  }
}

/** What a reading says of people who entered it; one that no longer holds is lost, however closed its period. */
function enteredOf(point: Point, mark: EnteredMark | null, now: Instant): Pick<Reading, 'entered'> & Partial<Reading> {
  if (mark === null || point.e === undefined) return {}
  const { rule, at, expiresAt } = mark
  const entered = {
    by: rule.by,
    approvedBy: rule.approvedBy,
    at: formatInstant(at),
    expiresAt: expiresAt === null ? null : formatInstant(expiresAt),
  }
  return expiresAt !== null && now >= expiresAt ? { entered, freshness: 'lost', level: 'none' } : { entered }
}

/** The name of a unit, as it was called in the period where the boundaries of then are asked for. */
function nameOf(
  { boundary }: Question,
  register: Register,
  { unit, period }: { readonly unit: string; readonly period: Period },
): string {
  const then = boundary === 'then' ? register.find(unit, period.to) : undefined
  return (then ?? register.find(unit))?.name ?? unit
}

/** The answers of a question as whole readings, member by member and period by period. */
export function readingsOf(loaded: Loaded, context: AnswerContext): Reading[] {
  const { question, sums, shelf } = loaded
  const { definition, id } = question.indicator
  return membersOf(loaded).flatMap((member) =>
    question.periods.map((period, index) => {
      const { unit, slice } = placeOf(question, member)
      const { coverage, today, now, seq } = context
      const figures = shelf?.contextOf(member, today) ?? null
      const entered = enteredMark(loaded, context.entryRules, { member, period })
      const enteredUntil = entered?.expiresAt
      const at = {
        period,
        coverage,
        today,
        now,
        seq,
        secrecy: loaded.secrecy(member, index),
        figures,
        ground: groundMarkOf(question, member, index),
        enteredUntil,
      }
      const point = pointOf(question.indicator, at, sums.sumOf(member, index))
      const { sources, ...times } = context.provenance(period, point, member)
      const asked = {
        ...(question.basis === null ? {} : { basis: question.basis }),
        ...(question.boundary === 'now' ? {} : { boundary: question.boundary }),
      }
      return {
        id: readingName({ indicator: id, ...asked, unit, period, slice, commit: seq }),
        indicator: id,
        unit,
        unitName: nameOf(question, context.register, { unit, period }),
        boundary: question.boundary,
        period: period.id,
        slice: slice === null ? null : sliceName(slice),
        value: point.v,
        num: point.n ?? null,
        den: point.d ?? null,
        op: point.o ?? '=',
        measure: definition.unit,
        target: targetOf(question, period, figures),
        level: point.l,
        gap: point.g ?? null,
        basis: point.b ?? 'measured',
        ...tellingOf(point),
        ...times,
        ...enteredOf(point, entered, now),
        sources: [...sources],
        commit: seq,
      }
    }),
  )
}
