import { type Day, type Instant, dayOf } from '@toan-canh/calendar'
import type { Register, Unit, UnitCode, UnitNamesMapping } from '@toan-canh/contract'
import { keyOf } from './read-value.ts'
import { safeEcho } from './safe-echo.ts'
import type { Scope, YamlPath } from './scope.ts'
import { Unmappable } from './unmappable.ts'

/** What a value may mean as a unit: which field it stands in, on which days, and where it may be a name. */
export interface UnitQuestion {
  readonly field: string
  readonly instants: readonly Instant[]
  readonly names?: UnitNamesMapping | undefined
}

function onDay(register: Register, key: string, { names }: UnitQuestion, day: Day): Unit | undefined {
  return register.find(key, day) ?? (names === undefined ? undefined : register.named(key, { ...names, day }))
}

/**
 * Finds a unit by code, then alias, in force at the first of the instants on which it was; by name only below the unit that the
 * mapping declares (DOMAIN §3).
 */
export function unitAt(register: Register, value: unknown, on: UnitQuestion): UnitCode | Unmappable {
  const key = keyOf(value)
  if (key === null) return new Unmappable('unknown_unit', `${on.field}: không có mã đơn vị.`)
  for (const instant of on.instants) {
    const unit = onDay(register, key, on, dayOf(instant))
    if (unit !== undefined) return unit.code
  }
  return new Unmappable('unknown_unit', `${on.field}: đơn vị ${safeEcho(value)} không có trong danh mục vào ngày đó.`)
}

/** Complains about a parent of names that the register does not know. */
export function checkNames(
  names: UnitNamesMapping | undefined,
  at: YamlPath,
  on: { readonly scope: Pick<Scope, 'complain'>; readonly register: Register },
): void {
  if (names !== undefined && on.register.find(names.within)?.code !== names.within)
    on.scope.complain([...at, 'names', 'within'], `${names.within} is no code of the register`)
}
