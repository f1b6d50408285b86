import type { Instant } from '@toan-canh/calendar'
import type { InstantFormat, InstantMapping } from '@toan-canh/contract'
import { isEmpty } from './field-path.ts'
import { endOfDayFrom, instantOf } from './instant-of.ts'
import { safeEcho } from './safe-echo.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

interface DateRule {
  readonly formats: readonly InstantFormat[]
  readonly zoneMinutes: number
  readonly endOfDay: boolean
  readonly name: string
}

function toInstant(value: unknown, rule: DateRule): Instant | Unmappable {
  for (const format of rule.formats) {
    const read = instantOf(value, format, rule.zoneMinutes)
    if (read !== null) return rule.endOfDay && !read.hasTime ? endOfDayFrom(read.instant) : read.instant
  }
  return new Unmappable('bad_date', `${rule.name}: ngày không đọc được, ${safeEcho(value)}.`)
}

/** Compiles an instant; an empty field reads as null. */
export function compileInstant(
  mapping: InstantMapping,
  at: YamlPath,
  on: { readonly scope: Scope; readonly zoneMinutes: number },
): Read<Instant | null> {
  const formats = typeof mapping.format === 'string' ? [mapping.format] : mapping.format
  const field = on.scope.field(mapping.field, [...at, 'field'])
  const rule = { formats, zoneMinutes: on.zoneMinutes, endOfDay: false, name: fieldName(mapping.field) }
  if (!('list' in mapping)) {
    const dated = { ...rule, endOfDay: mapping.endOfDay ?? false }
    return (row) => {
      const value = field(row)
      return value === undefined ? null : toInstant(value, dated)
    }
  }
  const list = on.scope.list(mapping.list, [...at, 'list'])
  const choose = mapping.pick === 'latest' ? Math.max : Math.min
  return (row) => {
    const elements = list(row)
    if (elements === null) return new Unmappable('bad_shape', `${mapping.list}: không phải danh sách.`)
    let chosen: Instant | null = null
    for (const element of elements) {
      const value = field(element)
      if (isEmpty(value)) continue
      const instant = toInstant(value, rule)
      if (instant instanceof Unmappable) return instant
      chosen = chosen === null ? instant : choose(chosen, instant)
    }
    return chosen
  }
}
