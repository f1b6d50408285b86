import { type Instant, type Period, startOfDay } from '@toan-canh/calendar'
import {
  conversionOf,
  type Figure,
  figureId,
  type FigureMapping,
  type Register,
  type Signal,
  type SignalId,
  type Tombstone,
  type UnitCode,
} from '@toan-canh/contract'
import type { Refusal, Row } from '../row.ts'
import { compileSlices } from './compile-slices.ts'
import { type Amount, compileAmount, type ReadAmount, type ValueRule } from './read-amount.ts'
import { compileClaim } from './read-flag.ts'
import { compileInstant } from './read-instant.ts'
import { compilePeriod } from './read-period.ts'
import { keyOf } from './read-value.ts'
import { safeEcho } from './safe-echo.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { checkNames, unitAt } from './unit-lookup.ts'
import { type Read, Unmappable } from './unmappable.ts'

/** The signals that packs declare: what a source may tell, and in which unit of measure it is kept. */
export type Signals = ReadonlyMap<SignalId, Pick<Signal, 'unit' | 'series'> & Partial<Pick<Signal, 'vi'>>>

interface Compile {
  readonly scope: Scope
  readonly register: Register
  readonly zoneMinutes: number
  readonly signals: Signals
}

/** What one row tells: figures, figures taken back, and what of it could not be read. */
export interface ToldRow {
  readonly facts: readonly Figure[]
  readonly tombstones: readonly Tombstone[]
  readonly refused: readonly Refusal[]
}

interface Told {
  readonly signal: SignalId
  readonly amount: Amount | Unmappable
}

/** Reads the values of a row; empty cells tell nothing. */
type ReadValues = (row: unknown) => readonly Told[] | Unmappable

/** Sees that a signal is declared and that the source's unit of measure can be turned into its own. */
function checkSignal(signal: SignalId, rule: ValueRule, at: YamlPath, on: Compile): void {
  const declared = on.signals.get(signal)
  if (declared === undefined) on.scope.complain(at, `no pack declares the signal ${signal}`)
  else if (typeof rule.measure === 'string' && conversionOf(rule.measure, declared.unit) === null)
    on.scope.complain(at, `${rule.measure} cannot be turned into ${declared.unit}, in which ${signal} is kept`)
}

function tellOne(signal: SignalId, read: ReadAmount, row: unknown, signals: Signals): readonly Told[] {
  const amount = read(row, signals.get(signal)?.unit ?? '')
  return amount === null ? [] : [{ signal, amount }]
}

function compileValues(values: FigureMapping['values'], on: Compile): ReadValues {
  if (Array.isArray(values)) {
    const columns = values.map((rule, index) => {
      checkSignal(rule.signal, rule, ['values', index, 'signal'], on)
      return { signal: rule.signal, read: compileAmount(rule, ['values', index], on.scope) }
    })
    return (row) => columns.flatMap(({ signal, read }) => tellOne(signal, read, row, on.signals))
  }
  const field = on.scope.field(values.signal.field, ['values', 'signal', 'field'])
  const name = fieldName(values.signal.field)
  const read = compileAmount(values, ['values'], on.scope)
  const signals = new Map(Object.entries(values.signal.values))
  for (const [text, signal] of signals) checkSignal(signal, values, ['values', 'signal', 'values', text], on)
  return (row) => {
    const value = field(row)
    const signal = signals.get(keyOf(value) ?? '')
    if (signal !== undefined) return tellOne(signal, read, row, on.signals)
    if (values.signal.ignoreOthers === true) return []
    return new Unmappable('bad_code', `${name}: chỉ tiêu ${safeEcho(value)} không có trong bảng quy đổi.`)
  }
}

/** Compiles the unit; it must have been in force on the first or the last day of the period. */
function compileUnit(
  mapping: FigureMapping['unit'],
  on: Compile,
): (row: unknown, days: readonly Instant[]) => UnitCode | Unmappable {
  if ('fixed' in mapping) {
    if (on.register.find(mapping.fixed) === undefined)
      on.scope.complain(['unit', 'fixed'], `${mapping.fixed} is not in the register`)
    return (_, instants) => unitAt(on.register, mapping.fixed, { field: 'unit', instants })
  }
  const field = on.scope.field(mapping.field, ['unit', 'field'])
  const values = new Map(Object.entries(mapping.values ?? {}))
  for (const [text, code] of values)
    if (on.register.find(code) === undefined)
      on.scope.complain(['unit', 'values', text], `${code} is not in the register`)
  checkNames(mapping.names, ['unit'], on)
  const { names } = mapping
  const name = fieldName(mapping.field)
  return (row, instants) => {
    const value = field(row) ?? mapping.empty
    return unitAt(on.register, values.get(keyOf(value) ?? '') ?? value, { field: name, instants, names })
  }
}

function instantsOf(when: Period | Instant): readonly Instant[] {
  return typeof when === 'number' ? [when] : [startOfDay(when.to), startOfDay(when.from)]
}

const unread = new Unmappable('missing', 'Không có thời điểm cập nhật.')

interface Frame {
  readonly unit: UnitCode
  readonly period: Figure['period']
  readonly changedAt: Instant
  readonly slices: Readonly<Record<string, string>>
}

function compileFrame(mapping: FigureMapping, on: Compile): (row: Row) => Frame | Unmappable {
  const periodOf = compilePeriod(mapping.period, on)
  const unitOf = compileUnit(mapping.unit, on)
  const slicesOf = compileSlices(mapping.slices, on.scope)
  const changed: Read<Instant | null> =
    mapping.changedAt === undefined ? () => null : compileInstant(mapping.changedAt, ['changedAt'], on)
  return ({ value, readAt }) => {
    const when = periodOf(value)
    if (when instanceof Unmappable) return when
    const unit = unitOf(value, instantsOf(when))
    if (unit instanceof Unmappable) return unit
    const slices = slicesOf(value)
    if (slices instanceof Unmappable) return slices
    const told = changed(value)
    if (told instanceof Unmappable) return told
    const changedAt = told ?? readAt
    if (changedAt === undefined) return unread
    return { unit, period: typeof when === 'number' ? when : when.id, changedAt, slices }
  }
}

/** Compiles a mapping of rows to figures: one row may tell several, and some of it may be refused while the rest goes on. */
export function compileFigure(mapping: FigureMapping, on: Compile): (row: Row) => ToldRow | Unmappable {
  const frameOf = compileFrame(mapping, on)
  const valuesOf = compileValues(mapping.values, on)
  const isDeleted = mapping.deleted === undefined ? () => false : compileClaim(mapping.deleted, ['deleted'], on.scope)
  checkTimes(mapping, on)

  return (row) => {
    const frame = frameOf(row)
    if (frame instanceof Unmappable) return frame
    const values = valuesOf(row.value)
    if (values instanceof Unmappable) return values
    const facts: Figure[] = []
    const tombstones: Tombstone[] = []
    const refused: Refusal[] = []
    for (const { signal, amount } of values) {
      const key = { ...frame, signal, basis: mapping.basis }
      const id = figureId(key)
      if (isDeleted(row.value) === true) tombstones.push({ shape: 'figure', id, changedAt: frame.changedAt })
      else if (amount instanceof Unmappable)
        refused.push({ place: row.place, code: amount.code, reason: amount.reason, id, unit: frame.unit })
      else facts.push({ shape: 'figure', id, ...key, ...amount })
    }
    return { facts, tombstones, refused }
  }
}

/** An instant is told for signals that are measured at instants, and a period for the others. */
function checkTimes(mapping: FigureMapping, on: Compile): void {
  const named = Array.isArray(mapping.values)
    ? mapping.values.map(({ signal }) => signal)
    : Object.values(mapping.values.signal.values)
  const isAtInstants = 'at' in mapping.period
  for (const signal of named) {
    const series = on.signals.get(signal)?.series
    if (series !== undefined && (series === 'instant') !== isAtInstants)
      on.scope.complain(
        ['period'],
        `${signal} is told for ${isAtInstants ? 'periods, not for instants' : 'instants, not for periods'}`,
      )
  }
}
