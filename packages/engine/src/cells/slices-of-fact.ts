import type { SliceDimension } from '../definitions/definitions.ts'
import { sliceKey } from './contribution.ts'

/** Stands for a dimension of which the fact tells nothing, so that the slices of a dimension add up to the whole. */
const untold = '-'

/** The slices in which a fact counts: the whole, and one of each dimension. */
export function slicesOfFact(
  fact: { readonly slices: Readonly<Record<string, string>> },
  dimensions: readonly SliceDimension[],
): readonly string[] {
  const slices = ['']
  for (const { name, keys } of dimensions) {
    const value = fact.slices[name] ?? untold
    slices.push(keys.get(value) ?? sliceKey(name, value))
  }
  return slices
}
