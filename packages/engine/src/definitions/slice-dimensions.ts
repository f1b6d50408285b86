import type { IndicatorFile } from '@toan-canh/contract'
import { sliceKey } from '../cells/contribution.ts'
import type { SliceDimension } from './definitions.ts'

/** The dimensions of a pack, with the keys of the values that it names. */
export function sliceDimensions({ dimensions }: IndicatorFile): readonly SliceDimension[] {
  return Object.entries(dimensions).map(([name, { values = {} }]) => ({
    name,
    keys: new Map(Object.keys(values).map((value) => [value, sliceKey(name, value)])),
  }))
}
