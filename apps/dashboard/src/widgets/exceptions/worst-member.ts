import type { IndicatorView, Item } from '@toan-canh/contract'
import { isSmallSample } from '@toan-canh/contract'

/** The member with the worst number; `null` when none is known, none is bad, or nobody can say which way is worse. */
export function worstMember(
  items: ReadonlyMap<string, Item>,
  indicator: Pick<IndicatorView, 'better' | 'bands'>,
): { readonly code: string; readonly value: number } | null {
  if (indicator.better === 'context') return null
  const sign = indicator.better === 'down' ? -1 : 1
  const known = [...items].flatMap(([code, item]) => {
    if (!('v' in item) || item.v === null || isSmallSample(indicator, item.d)) return []
    return item.l === 'act' || item.l === 'watch' ? [{ code, value: item.v }] : []
  })
  return known.toSorted((a, b) => sign * (a.value - b.value) || (a.code < b.code ? -1 : 1))[0] ?? null
}
