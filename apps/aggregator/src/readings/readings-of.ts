import type { Day, Instant, Period } from '@toan-canh/calendar'
import { type Reading, readingName, type Register, type Slice, sliceName } from '@toan-canh/contract'
import type { Coverage } from '@toan-canh/engine'
import { pointOf } from './point-of.ts'
import type { Provenance } from './provenance.ts'
import type { Question } from './question.ts'
import type { Sums } from './sums.ts'

export interface AnswerContext {
  readonly register: Register
  readonly coverage: Coverage
  readonly today: Day
  readonly now: Instant
  readonly seq: number
  readonly provenance: (period: Period) => Provenance
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

/** The answers of a question as whole readings, member by member and period by period. */
export function readingsOf(question: Question, sums: Sums, context: AnswerContext): Reading[] {
  const { definition, id } = question.indicator
  const periods = question.periods.map((period) => ({ period, provenance: context.provenance(period) }))
  return [...sums.members].flatMap((member) =>
    periods.map(({ period, provenance: { sources, ...times } }, index) => {
      const { unit, slice } = placeOf(question, member)
      const { coverage, today, now, seq } = context
      const at = { period, coverage, today, now, seq }
      const point = pointOf(question.indicator, at, sums.sumOf(member, index))
      return {
        id: readingName({ indicator: id, unit, period, slice, commit: context.seq }),
        indicator: id,
        unit,
        unitName: context.register.find(unit)?.name ?? unit,
        period: period.id,
        slice: slice === null ? null : sliceName(slice),
        value: point.v,
        num: point.n ?? null,
        den: point.d ?? null,
        op: '=' as const,
        measure: definition.unit,
        target: definition.target?.value ?? null,
        level: point.l,
        gap: point.g ?? null,
        basis: 'measured' as const,
        ...times,
        sources: [...sources],
        commit: context.seq,
      }
    }),
  )
}
