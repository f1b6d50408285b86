import type { Point } from '@toan-canh/contract'
import { type CompiledIndicator, type HiddenAs, smallestTold } from '@toan-canh/engine'

/** How much of an answer may be told; `rounded`: a rate without the counts of people under it. */
export type Secrecy = 'open' | 'rounded' | HiddenAs

/** What may be told of a point: small numbers as "less than five", what would give one away not at all (DOMAIN §9.3). */
export function secret(point: Point, secrecy: Secrecy, { definition }: Pick<CompiledIndicator, 'definition'>): Point {
  const { v, s } = point
  if (secrecy === 'open' || v === null)
    return secrecy === 'open' ? point : { v: null, l: point.l, g: point.g ?? 'no_data', s }
  if (secrecy === 'small') return { v: smallestTold, l: 'none', o: '<', s }
  if (secrecy === 'hidden') return { v: null, l: 'none', g: 'hidden', s }
  const { n: _, d: __, ...told } = point
  return { ...told, v: Number(v.toFixed(definition.decimals)) }
}
