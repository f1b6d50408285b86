import type { Unit } from '@toan-canh/contract'

const longestName = 28

/** A unit's name for a narrow column: its register-approved short form when the full one is too long; its code without a register entry. */
export function unitName(unit: Unit | undefined, code: string): string {
  if (unit === undefined) return code
  return unit.name.length <= longestName ? unit.name : (unit.short ?? unit.name)
}
