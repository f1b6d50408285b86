import type {
  AssetMapping,
  CaseMapping,
  Fact,
  FigureMapping,
  MappingDefinition,
  Register,
  Tombstone,
} from '@toan-canh/contract'
import type { Refusal, Row } from '../row.ts'
import type { ConfigMistake } from '../schema-mistakes.ts'
import { compileAsset } from './compile-asset.ts'
import { compileCase } from './compile-case.ts'
import { compileFigure, type Signals, type ToldRow } from './compile-figure.ts'
import { compileSteps } from './compile-steps.ts'
import { offsetMinutes } from './instant-of.ts'
import { compileCode } from './read-code.ts'
import { compileClaim } from './read-flag.ts'
import { compileInstant } from './read-instant.ts'
import { keyOf } from './read-value.ts'
import { compileAnyUnit } from './read-units.ts'
import { createScope, type Scope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

/** What becomes of one row; `several`: a row of figures, or of steps, tells more than one; of figures some may be wrong. */
export type Mapped =
  | ({ readonly kind: 'several'; readonly facts: readonly Fact[] } & Omit<ToldRow, 'facts'>)
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'tombstone'; readonly tombstone: Tombstone }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A compiled mapping: pure, and the only place through which upstream data becomes facts. */
export interface Mapping {
  /** Maps one row; never throws. */
  readonly map: (row: Row) => Mapped
  /** The value that gathers the rows of an event log into one case; null: a row is a case. */
  readonly groupBy: ((value: unknown) => string | null) | null
  /** Names of the fields it reads: a way in that can choose asks for no other. */
  readonly names: ReadonlySet<string>
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

function refused(row: Row, why: Unmappable, of: Pick<Refusal, 'id' | 'unit'> = { id: null }): Mapped {
  return { kind: 'refused', refusal: { place: row.place, code: why.code, reason: why.reason, ...of } }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type MapRow = (row: Row) => Mapped

function mapCases(mapping: CaseMapping, register: Register, scope: Scope): MapRow {
  const compile = { scope, register, zoneMinutes: offsetMinutes(mapping.zone) }
  const id = compileCode(mapping.id, ['id'], scope)
  const changedAt = compileInstant(mapping.changedAt, ['changedAt'], compile)
  const isDeleted = mapping.deleted === undefined ? () => false : compileClaim(mapping.deleted, ['deleted'], scope)
  const caseOf = compileCase(mapping, compile)
  const steps = mapping.steps === undefined ? null : compileSteps(mapping.steps, compile)
  // What is wrong with this field is told once, where the unit itself is read.
  const unitOf = compileAnyUnit(mapping.unit, { ...compile, scope: createScope() })

  function refuse(row: Row, why: Unmappable, code: string | null): Mapped {
    const unit = unitOf(row.value)
    return refused(row, why, { id: code, ...(unit === null ? {} : { unit }) })
  }
  return (row) => {
    const code = id(row.value)
    if (code instanceof Unmappable) return refuse(row, code, null)
    const changed = changedAt(row.value)
    if (changed instanceof Unmappable) return refuse(row, changed, code)
    if (changed === null) return refuse(row, unchanged, code)
    const gone = { id: code, changedAt: changed }
    if (isDeleted(row.value) === true)
      return steps === null
        ? { kind: 'tombstone', tombstone: gone }
        : { kind: 'several', ...steps.gone(gone), refused: [] }
    const fact = caseOf(row.value, gone)
    if (fact instanceof Unmappable) return refuse(row, fact, code)
    if (steps === null) return { kind: 'fact', fact }
    const told = steps.of(row.value, fact)
    return told instanceof Unmappable ? refuse(row, told, code) : { kind: 'several', ...told, refused: [] }
  }
}

function mapAssets(mapping: AssetMapping, register: Register, scope: Scope): MapRow {
  const compile = { scope, register, zoneMinutes: offsetMinutes(mapping.zone) }
  const tell = compileAsset(mapping, compile)
  // What is wrong with this field is told once, where the unit itself is read.
  const unitOf = compileAnyUnit(mapping.unit, { ...compile, scope: createScope() })
  return (row) => {
    const told = tell(row)
    if ('asset' in told) return { kind: 'fact', fact: told.asset }
    if ('gone' in told) return { kind: 'tombstone', tombstone: told.gone }
    const unit = unitOf(row.value)
    return refused(row, told.why, { id: told.id, ...(unit === null ? {} : { unit }) })
  }
}

function mapFigures(mapping: FigureMapping, register: Register, scope: Scope, signals: Signals): MapRow {
  const tell = compileFigure(mapping, { scope, register, signals, zoneMinutes: offsetMinutes(mapping.zone) })
  return (row) => {
    const told = tell(row)
    return told instanceof Unmappable ? refused(row, told) : { kind: 'several', ...told }
  }
}

function compileRows(mapping: MappingDefinition, register: Register, scope: Scope, signals: Signals): MapRow {
  switch (mapping.shape) {
    case 'case':
      return mapCases(mapping, register, scope)
    case 'asset':
      return mapAssets(mapping, register, scope)
    case 'figure':
      return mapFigures(mapping, register, scope, signals)
  }
}

const noSignals: Signals = new Map()

/**
 * Compiles a mapping once, for a register and (for figures) the signals that packs declare. Throws `MappingError` with all
 * mistakes: paths without sense, personal fields, signals that are not declared or measured in something else.
 */
export function compileMapping(mapping: MappingDefinition, register: Register, signals: Signals = noSignals): Mapping {
  const scope = createScope()
  const mapRow = compileRows(mapping, register, scope, signals)
  const by = mapping.shape === 'case' ? mapping.group?.by : undefined
  const group = by === undefined ? null : scope.field(by, ['group', 'by'])
  if (scope.mistakes.length > 0) throw new MappingError(scope.mistakes)
  return {
    map: (row) => (isRecord(row.value) ? mapRow(row) : refused(row, unshaped)),
    groupBy: group === null ? null : (value) => keyOf(group(value)),
    names: scope.names,
  }
}
