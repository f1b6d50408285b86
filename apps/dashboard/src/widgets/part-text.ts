import type { IndicatorView } from '@toan-canh/contract'
import { numberText } from '../ui/format.ts'

const hourSeconds = 3_600
const fewHours = 10

/** A numerator or denominator in what people count it in: times in hours. */
export function partOf(value: number, { partsIn }: Pick<IndicatorView, 'partsIn'>): number {
  return partsIn === 'seconds' ? value / hourSeconds : value
}

/** The same as it is written: `14.400`, few hours with a decimal. */
export function partText(value: number, indicator: Pick<IndicatorView, 'partsIn'>): string {
  const part = partOf(value, indicator)
  return numberText(part, indicator.partsIn === 'seconds' && part < fewHours ? 1 : 0)
}
