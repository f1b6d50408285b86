import type { Instant } from '@toan-canh/calendar'
import type { CaseMapping, Register, UnitCode, UnitSpan } from '@toan-canh/contract'
import { compileInstant } from './read-instant.ts'
import { fieldName, type Scope } from './scope.ts'
import { keyOf } from './read-value.ts'
import { checkNames, unitAt } from './unit-lookup.ts'
import { Unmappable } from './unmappable.ts'

const mostSpans = 50

interface Compile {
  readonly scope: Scope
  readonly register: Register
  readonly zoneMinutes: number
}

/** Compiles the competent unit; the instants say on which days it may have been in force. */
export function compileUnit(
  mapping: CaseMapping['unit'],
  on: Compile,
): (row: unknown, instants: readonly Instant[]) => UnitCode | Unmappable {
  const field = on.scope.field(mapping.field, ['unit', 'field'])
  checkNames(mapping.names, ['unit'], on)
  const { names } = mapping
  const name = fieldName(mapping.field)
  return (row, instants) => unitAt(on.register, field(row) ?? mapping.empty, { field: name, instants, names })
}

/** Compiles the unit that a row names, on whatever day it was in force: to say of whom a refused row tells. */
export function compileAnyUnit(mapping: CaseMapping['unit'], on: Compile): (row: unknown) => UnitCode | null {
  const field = on.scope.field(mapping.field, ['unit', 'field'])
  return (row) => on.register.find(keyOf(field(row) ?? mapping.empty) ?? '')?.code ?? null
}

/** Compiles the moves of a case between units, in order; null when the source lists none. */
export function compileUnitSpans(
  mapping: CaseMapping['unitSpans'],
  on: Compile,
): (row: unknown) => readonly UnitSpan[] | null | Unmappable {
  if (mapping === undefined) return () => null
  const list = on.scope.list(mapping.list, ['unitSpans', 'list'])
  const unit = on.scope.field(mapping.unit, ['unitSpans', 'unit'])
  const from = compileInstant(mapping.from, ['unitSpans', 'from'], on)
  checkNames(mapping.names, ['unitSpans'], on)
  const { names } = mapping
  const name = `${mapping.list}.${fieldName(mapping.unit)}`
  const unshaped = new Unmappable('bad_shape', `${mapping.list}: không phải danh sách, hoặc dài quá.`)
  const undated = new Unmappable('missing', `${mapping.list}: một lần chuyển không có ngày.`)
  return (row) => {
    const elements = list(row)
    if (elements === null || elements.length > mostSpans) return unshaped
    if (elements.length === 0) return null
    const spans: UnitSpan[] = []
    for (const element of elements) {
      const since = from(element)
      if (since instanceof Unmappable) return since
      if (since === null) return undated
      const code = unitAt(on.register, unit(element), { field: name, instants: [since], names })
      if (code instanceof Unmappable) return code
      spans.push({ unit: code, from: since })
    }
    return spans.toSorted((a, b) => a.from - b.from)
  }
}
