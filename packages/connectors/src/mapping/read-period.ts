import { type Instant, parsePeriod, type Period, periodAt } from '@toan-canh/calendar'
import type { PeriodMapping } from '@toan-canh/contract'
import { periodOf } from './period-of.ts'
import { compileInstant } from './read-instant.ts'
import { keyOf } from './read-value.ts'
import { safeEcho } from './safe-echo.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

interface Compile {
  readonly scope: Scope
  readonly zoneMinutes: number
}

type FieldPeriod = Extract<PeriodMapping, { readonly formats: unknown }>

function compileYear(year: FieldPeriod['year'], scope: Scope, at: YamlPath): (row: unknown) => number | null {
  if (year === undefined) return () => null
  if (typeof year === 'number') return () => year
  const field = scope.field(year.field, [...at, 'field'])
  return (row) => {
    const text = keyOf(field(row))
    return text !== null && /^\d{4}$/.test(text) ? Number(text) : null
  }
}

function compileField(mapping: FieldPeriod, scope: Scope): Read<Period> {
  const field = scope.field(mapping.field, ['period', 'field'])
  const yearOf = compileYear(mapping.year, scope, ['period', 'year'])
  const name = fieldName(mapping.field)
  const missing = new Unmappable('missing', `${name}: không có kỳ.`)
  const values = new Map(Object.entries(mapping.values ?? {}))
  for (const [text, id] of values)
    if (parsePeriod(id) === null) scope.complain(['period', 'values', text], `${id} is no period like 2025-11 or 2025`)
  return (row) => {
    const value = field(row)
    if (value === undefined) return missing
    const named = parsePeriod(values.get(keyOf(value) ?? '') ?? '')
    if (named !== null) return named
    const year = yearOf(row)
    for (const format of mapping.formats) {
      const period = periodOf(value, format, year)
      if (period !== null) return mapping.as === undefined ? period : periodAt(mapping.as, period.from)
    }
    return new Unmappable('bad_date', `${name}: kỳ không đọc được, ${safeEcho(value)}.`)
  }
}

const noInstant = new Unmappable('missing', 'Không có thời điểm đo.')

/** Compiles when a figure holds: a period, or an instant. */
export function compilePeriod(mapping: PeriodMapping, on: Compile): Read<Period | Instant> {
  if ('at' in mapping) {
    const read = compileInstant(mapping.at, ['period', 'at'], on)
    return (row) => read(row) ?? noInstant
  }
  if ('formats' in mapping) return compileField(mapping, on.scope)
  const period = parsePeriod(mapping.fixed)
  if (period !== null) return () => period
  on.scope.complain(['period', 'fixed'], `${mapping.fixed} is no period like 2025-11, 2025-Q4 or 2025`)
  return () => noInstant
}
