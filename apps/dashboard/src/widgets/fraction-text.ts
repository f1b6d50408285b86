import type { IndicatorView, Point } from '@toan-canh/contract'
import { decimalsOf, numberText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'

function part(value: number): string {
  return numberText(value, Math.min(1, decimalsOf(value)))
}

/** What a number is a fraction of: `1.865 / 1.881 hồ sơ đã giải quyết`, `trên 29 cảnh báo đã đóng` of a mean; `null` of a plain number. */
export function fractionText(
  { n, d }: Pick<Point, 'n' | 'd'>,
  { unit, denominator }: Pick<IndicatorView, 'unit' | 'denominator'>,
): string | null {
  if (d === undefined) return null
  const of = denominator === undefined ? part(d) : `${part(d)} ${denominator}`
  return n === undefined || unit !== '%' ? text.denominatorOf(of) : `${part(n)} / ${of}`
}
