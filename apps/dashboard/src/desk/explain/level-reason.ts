import { type IndicatorView, isSmallSample, type Level } from '@toan-canh/contract'
import { numberText, percentText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'

type Judged = Pick<IndicatorView, 'unit' | 'better' | 'bands' | 'decimals'>

/** A limit as a person says it: `99 %`, `3`; without needless decimals. */
export function limitText(limit: number, { unit, decimals }: Pick<IndicatorView, 'unit' | 'decimals'>): string {
  const needed = Number.isInteger(limit) ? 0 : decimals
  return unit === '%' ? percentText(limit, needed) : numberText(limit, needed)
}

/** Why a level was given, from the bands of its indicator: `dưới 99 %`; `null` when the word says all. */
export function levelReason(
  indicator: Judged,
  level: Level,
  state: { readonly isDimmed: boolean; readonly isPartial: boolean; readonly den?: number | null },
): string | null {
  const { bands, better } = indicator
  const words = deskText.reason
  if (state.isPartial) return words.partial
  if (state.isDimmed) return words.stale
  if (better === 'context') return words.context
  if (bands === undefined) return words.noBands
  if (isSmallSample(indicator, state.den)) return words.small(numberText(bands.atLeast ?? 0))
  const limit = level === 'act' ? bands.act : level === 'watch' ? bands.watch : (bands.watch ?? bands.act)
  if (limit === undefined || level === 'none' || level === 'unknown') return null
  const said = limitText(limit, indicator)
  if (level === 'ok') return better === 'up' ? words.from(said) : words.upTo(said)
  return better === 'up' ? words.below(said) : words.above(said)
}
