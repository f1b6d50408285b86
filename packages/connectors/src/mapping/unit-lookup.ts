import { type Instant, dayOf } from '@toan-canh/calendar'
import type { Register, UnitCode } from '@toan-canh/contract'
import { keyOf } from './read-value.ts'
import { safeEcho } from './safe-echo.ts'
import { Unmappable } from './unmappable.ts'

/** Finds a unit by code, then alias, in force at the first of the instants on which it was; never by name (DESIGN §5). */
export function unitAt(
  register: Register,
  value: unknown,
  on: { readonly field: string; readonly instants: readonly Instant[] },
): UnitCode | Unmappable {
  const key = keyOf(value)
  if (key === null) return new Unmappable('unknown_unit', `${on.field}: không có mã đơn vị.`)
  for (const instant of on.instants) {
    const unit = register.find(key, dayOf(instant))
    if (unit !== undefined) return unit.code
  }
  return new Unmappable('unknown_unit', `${on.field}: đơn vị ${safeEcho(value)} không có trong danh mục vào ngày đó.`)
}
