import type { SliceMapping } from '@toan-canh/contract'
import { compileSlice } from './read-slice.ts'
import type { Scope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

/** Compiles the slices of a fact; one without a value is left out. */
export function compileSlices(
  mapping: Readonly<Record<string, SliceMapping>>,
  scope: Scope,
): (row: unknown) => Record<string, string> | Unmappable {
  const readers = Object.entries(mapping).map(
    ([name, slice]) => [name, compileSlice(slice, ['slices', name], scope)] as const,
  )
  return (row) => {
    const slices: Record<string, string> = {}
    for (const [name, read] of readers) {
      const value = read(row)
      if (value instanceof Unmappable) return value
      if (value !== null) slices[name] = value
    }
    return slices
  }
}
