import type { Instant } from '@toan-canh/calendar'
import { type AlarmContent, type AlarmRule, type IndicatorView, type Point, wallStateLimits } from '@toan-canh/contract'

/** Whether what raises an alarm holds; `null` when the reading says nothing. */
export function holds({ over, under, level }: AlarmRule, { v, l, g }: Point): boolean | null {
  if (g !== undefined && v === null) return null
  if (level !== undefined) return l === 'unknown' ? null : l === level
  if (v === null) return null
  return over === undefined ? v < (under ?? Number.NEGATIVE_INFINITY) : v > over
}

type Measured = Pick<IndicatorView, 'vi' | 'unit' | 'decimals' | 'owner'>

function amountText(value: number, { unit, decimals }: Measured): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return `${new Intl.NumberFormat('vi-VN', digits).format(value)} ${unit}`
}

/** What an alarm says of a reading that raised it, as it is now. */
export function contentOf(
  rule: AlarmRule,
  { unit, point, indicator, now }: { unit: string; point: Point; indicator: Measured; now: Instant },
): AlarmContent {
  const limit = rule.over ?? rule.under
  const bound = limit === undefined ? '' : ` (ngưỡng ${amountText(limit, indicator)})`
  const value =
    point.v === null ? [] : [{ label: 'Trị số', text: `${amountText(point.v, indicator)}${bound}`.slice(0, 80) }]
  return {
    what: rule.what,
    unit: rule.place?.unit ?? unit,
    at: rule.place?.at ?? null,
    radius: rule.radius ?? null,
    since: now,
    commander: rule.commander,
    notified: rule.notify.map((who) => ({ who, at: null, calls: 0 })),
    lines: [...value, { label: 'Chủ chỉ tiêu', text: indicator.owner.slice(0, 80) }].slice(0, wallStateLimits.lines),
    source: indicator.vi.slice(0, 60),
    rule: rule.id,
  }
}
