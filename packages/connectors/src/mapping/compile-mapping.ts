import type { CaseMapping, Fact, Register, Tombstone } from '@toan-canh/contract'
import type { Refusal, Row } from '../row.ts'
import type { ConfigMistake } from '../schema-mistakes.ts'
import { compileCase } from './compile-case.ts'
import { offsetMinutes } from './instant-of.ts'
import { compileCode } from './read-code.ts'
import { compileClaim } from './read-flag.ts'
import { compileInstant } from './read-instant.ts'
import { keyOf } from './read-value.ts'
import { compileAnyUnit } from './read-units.ts'
import { createScope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

/** What becomes of one row. */
export type Mapped =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'tombstone'; readonly tombstone: Tombstone }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A compiled mapping: pure, and the only place through which upstream data becomes facts. */
export interface Mapping {
  /** Maps one row; never throws. */
  readonly map: (row: Row) => Mapped
  /** The value that gathers the rows of an event log into one case; null: a row is a case. */
  readonly groupBy: ((value: unknown) => string | null) | null
}

/** A mapping that cannot be: paths are relative to the `map` block of the source. */
export class MappingError extends Error {
  override readonly name = 'MappingError'
  readonly mistakes: readonly ConfigMistake[]

  constructor(mistakes: readonly ConfigMistake[]) {
    super(mistakes.map(({ path, sentence }) => `${path.join('.')}: ${sentence}`).join('\n'))
    this.mistakes = mistakes
  }
}

const unshaped = new Unmappable('bad_shape', 'Dòng không phải một bản ghi có tên trường.')
const unchanged = new Unmappable('missing', 'Không có thời điểm cập nhật.')

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Compiles a mapping once, for a register. Throws `MappingError` with all mistakes: paths without sense, personal fields. */
export function compileMapping(mapping: CaseMapping, register: Register): Mapping {
  const scope = createScope()
  const compile = { scope, register, zoneMinutes: offsetMinutes(mapping.zone) }
  const id = compileCode(mapping.id, ['id'], scope)
  const changedAt = compileInstant(mapping.changedAt, ['changedAt'], compile)
  const isDeleted = mapping.deleted === undefined ? () => false : compileClaim(mapping.deleted, ['deleted'], scope)
  const caseOf = compileCase(mapping, compile)
  // What is wrong with this field is told once, where the unit itself is read.
  const unitOf = compileAnyUnit(mapping.unit, { ...compile, scope: createScope() })
  const group = mapping.group === undefined ? null : scope.field(mapping.group.by, ['group', 'by'])
  if (scope.mistakes.length > 0) throw new MappingError(scope.mistakes)

  function refuse(row: Row, why: Unmappable, code: string | null): Mapped {
    const unit = isRecord(row.value) ? unitOf(row.value) : null
    const { place } = row
    const known = typeof unit === 'string' ? { unit } : {}
    return { kind: 'refused', refusal: { place, code: why.code, reason: why.reason, id: code, ...known } }
  }

  function map(row: Row): Mapped {
    if (!isRecord(row.value)) return refuse(row, unshaped, null)
    const code = id(row.value)
    if (code instanceof Unmappable) return refuse(row, code, null)
    const changed = changedAt(row.value)
    if (changed instanceof Unmappable) return refuse(row, changed, code)
    if (changed === null) return refuse(row, unchanged, code)
    if (isDeleted(row.value) === true) return { kind: 'tombstone', tombstone: { id: code, changedAt: changed } }
    const fact = caseOf(row.value, { id: code, changedAt: changed })
    return fact instanceof Unmappable ? refuse(row, fact, code) : { kind: 'fact', fact }
  }
  return { map, groupBy: group === null ? null : (value) => keyOf(group(value)) }
}
