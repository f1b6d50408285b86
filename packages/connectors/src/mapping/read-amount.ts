import { conversionOf, type NumberFormat, type Operator, operators } from '@toan-canh/contract'
import { keyOf } from './read-value.ts'
import { safeEcho } from './safe-echo.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { bothOperators, isNoData, type ToldNumber, toldNumber } from './told-number.ts'
import { Unmappable } from './unmappable.ts'

/** What a cell tells: a number in the signal's unit of measure, or that it is not known. */
export interface Amount {
  readonly value: number | null
  readonly op: Operator
}

export interface ValueRule {
  readonly field: string | readonly string[]
  readonly number: NumberFormat
  readonly measure?: string | { readonly field: string | readonly string[] } | undefined
  readonly op?: string | readonly string[] | undefined
}

/** Reads an amount in the unit of measure `to`; null when the cell is empty: then nothing is told, which is not 0. */
export type ReadAmount = (row: unknown, to: string) => Amount | null | Unmappable

const longestText = 60
/** Doubles hold fifteen digits; what a conversion leaves behind them is none of the source's. */
const digits = 15
const unknown: Amount = { value: null, op: '=' }

function converted(value: number, times: number): number {
  return times === 1 ? value : Number((value * times).toPrecision(digits))
}

function toldOf(value: unknown, format: NumberFormat): ToldNumber | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, op: '=', rest: '' } : null
  return typeof value === 'string' && value.length <= longestText ? toldNumber(value, format) : null
}

/** The unit of measure of a value: what is written behind it ("55 tỷ", "1,2 triệu" of lượt), else what the source says it writes in. */
function timesOf(rest: string, given: string, to: string): number | null {
  return rest === '' ? conversionOf(given, to) : (conversionOf(rest, to) ?? conversionOf(`${rest} ${to}`, to))
}

/** Compiles one value of a row. */
export function compileAmount(rule: ValueRule, at: YamlPath, scope: Scope): ReadAmount {
  const field = scope.field(rule.field, [...at, 'field'])
  const name = fieldName(rule.field)
  const { measure } = rule
  const measureField = typeof measure === 'object' ? scope.field(measure.field, [...at, 'measure', 'field']) : null
  const fixed = typeof measure === 'string' ? measure : null

  const opField = rule.op === undefined ? null : scope.field(rule.op, [...at, 'op'])

  return (row, to) => {
    const value = field(row)
    if (value === undefined) return null
    const given = measureField === null ? (fixed ?? to) : (keyOf(measureField(row)) ?? '')
    if (given === '') return new Unmappable('missing', `${name}: không có đơn vị tính.`)
    if (typeof value === 'string' && isNoData(value)) return unknown
    const told = toldOf(value, rule.number)
    if (told === null) return new Unmappable('bad_value', `${name}: không phải số, ${safeEcho(value)}.`)
    const times = timesOf(told.rest, given, to)
    if (times === null) return new Unmappable('bad_value', `${name}: đơn vị tính không đổi được sang ${to}.`)
    const op = opField === null ? '=' : operators.find((each) => each === keyOf(opField(row)))
    if (op === undefined) return new Unmappable('bad_value', `${name}: dấu so sánh không phải =, <, >, ~.`)
    return { value: converted(told.value, times), op: bothOperators(told.op, op) }
  }
}
