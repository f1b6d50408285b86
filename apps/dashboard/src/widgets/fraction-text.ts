import type { IndicatorView, Point } from '@toan-canh/contract'
import { decimalsOf, numberText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import { partText } from './part-text.ts'

/** What a number is a fraction of: `1.865 / 1.881 hồ sơ đã giải quyết`, `trên 29 cảnh báo đã đóng` of a mean; `null` of a plain number. */
export function fractionText(
  { n, d }: Pick<Point, 'n' | 'd'>,
  indicator: Pick<IndicatorView, 'unit' | 'denominator' | 'partsIn'>,
): string | null {
  if (d === undefined) return null
  const part = (value: number) =>
    indicator.partsIn === undefined ? numberText(value, Math.min(1, decimalsOf(value))) : partText(value, indicator)
  const of = indicator.denominator === undefined ? part(d) : `${part(d)} ${indicator.denominator}`
  return n === undefined || indicator.unit !== '%' ? text.denominatorOf(of) : `${part(n)} / ${of}`
}
