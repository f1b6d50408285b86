import { parsePeriod, type Period } from '@toan-canh/calendar'
import type { BulletsConfig, IndicatorView } from '@toan-canh/contract'

type Item = BulletsConfig['items'][number]

/** What a number should be: `aim`, and `pace` where a plan of the year grows with its days. In the unit of the indicator. */
export interface Aims {
  readonly aim: number | null
  /** Nobody stated a target: it is where the number begins to be watched. */
  readonly isBand: boolean
  readonly pace: number | null
}

const whole = 100

/** The share of its year that has passed when a period ends, 0 to 1. */
export function passedOf({ id, to }: Period): number {
  const year = parsePeriod(id.slice(0, 4))
  return year === null ? 1 : Math.min(1, (to - year.from + 1) / (year.to - year.from + 1))
}

/** The aims of an item in the period of its number: its own, the definition's target, the whole of a plan, else the band that is watched. */
export function aimsOf(
  { aim }: Pick<Item, 'aim'>,
  indicator: Pick<IndicatorView, 'formula' | 'target' | 'bands'>,
  step: Period | null,
): Aims {
  const isPlan = 'attainment' in indicator.formula
  const stated = aim ?? indicator.target?.value ?? (isPlan ? whole : null)
  return {
    aim: stated ?? indicator.bands?.watch ?? null,
    isBand: stated === null,
    pace: isPlan && step !== null ? whole * passedOf(step) : null,
  }
}

/** A bullet on its scale, in shares of it: how far the bar goes and where the marks stand; a mark without a place is `null`. */
export interface Bullet {
  readonly barTo: number
  readonly aimAt: number | null
  readonly paceAt: number | null
  /** The number is larger than the end of the scale: the bar is cut, which is shown. */
  readonly isBeyond: boolean
}

/** Lays a number and its aims on one scale from 0 to `most`, or to the largest of them. */
export function bulletOf(value: number, { aim, pace }: Pick<Aims, 'aim' | 'pace'>, most: number | undefined): Bullet {
  const end = most ?? Math.max(value, aim ?? 0, pace ?? 0)
  const share = (each: number) => (end <= 0 ? 0 : Math.min(1, Math.max(0, each / end)))
  const markAt = (each: number | null) => (each === null || each > end ? null : share(each))
  return { barTo: share(value), aimAt: markAt(aim), paceAt: markAt(pace), isBeyond: value > end }
}
