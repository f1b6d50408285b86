import { safeEcho } from './safe-echo.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

/** The text under which a map in YAML knows a value: 1, "1" and 1.0 are one key, and so are both ways to compose “ế”. */
export function keyOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim().normalize('NFC')
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** Compiles a field with a closed map of values; a value outside it is refused, an empty field is null. */
export function compileMapped<T extends string>(
  mapping: { readonly field: string | readonly string[]; readonly values: Readonly<Record<string, T>> },
  at: YamlPath,
  scope: Scope,
): Read<T | null> {
  const field = scope.field(mapping.field, [...at, 'field'])
  const values = new Map(Object.entries(mapping.values))
  const name = fieldName(mapping.field)
  return (row) => {
    const value = field(row)
    if (value === undefined) return null
    const mapped = values.get(keyOf(value) ?? '')
    return mapped ?? new Unmappable('bad_code', `${name}: mã ${safeEcho(value)} không có trong bảng quy đổi.`)
  }
}
