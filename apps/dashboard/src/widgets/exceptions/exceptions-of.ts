import { startOfDay } from '@toan-canh/calendar'
import type { ExceptionsConfig, IndicatorView } from '@toan-canh/contract'
import { type Cover, numberAgeOf } from '../cover.ts'
import type { Latest } from '../latest.ts'
import type { Covering } from '../use-cover.ts'
import type { Told } from '../use-latest.ts'

/** An indicator on its level, and until when that is known. */
export interface Exception {
  readonly indicator: IndicatorView
  readonly level: 'act' | 'watch' | 'ok'
  readonly latest: Latest
  readonly cover: Cover | null
}

/** All that is judged: the exceptions in their order, what is met, and how many cannot be judged. */
export interface Judged {
  readonly act: readonly Exception[]
  readonly watch: readonly Exception[]
  readonly ok: readonly Exception[]
  readonly unknown: number
  /** How many have not been answered yet. */
  readonly waiting: number
}

/** What a list of exceptions looks at: what it names, else everything that is judged and can be acted on. */
export function lookedAt(
  { indicators: named, packs }: ExceptionsConfig,
  indicators: ReadonlyMap<string, IndicatorView>,
): readonly IndicatorView[] {
  if (named !== undefined) return named.flatMap((id) => indicators.get(id) ?? [])
  return [...indicators.values()].filter(
    ({ bands, kind, awaits, pack }) =>
      bands !== undefined && kind === 'operating' && awaits === undefined && (packs?.includes(pack) ?? true),
  )
}

/** How far a number has gone from where it is watched to where somebody must act; without both bands, by its share of the one. */
export function beyond({ bands }: Pick<IndicatorView, 'bands'>, value: number): number {
  const { watch, act } = bands ?? {}
  if (watch !== undefined && act !== undefined && watch !== act) return Math.abs(value - watch) / Math.abs(act - watch)
  const band = watch ?? act ?? 0
  return Math.min(1, Math.abs(value - band) / Math.max(1, Math.abs(band)))
}

/** The one that is further on the wrong side comes first. */
function byDistance(a: Exception, b: Exception): number {
  return beyond(b.indicator, b.latest.point.v) - beyond(a.indicator, a.latest.point.v)
}

/** When its level began; what was so before the first known step is older than what began with it. */
function beganAt({ latest: { since, isOlder } }: Exception): number {
  return startOfDay(since.from) - (isOlder ? 1 : 0)
}

/** Sorts what has been told by level: what must be acted on by age, what is to be watched by its distance from the band. */
export function judge(all: readonly Told[], coverOf: Covering): Judged {
  const found: Exception[] = []
  let [unknown, waiting] = [0, 0]
  for (const { indicator, status, latest } of all) {
    const cover = latest === null ? null : coverOf(indicator, latest.step)
    const level = latest === null || numberAgeOf(cover) !== 'current' ? 'unknown' : latest.point.l
    if (status.kind === 'waiting') waiting += 1
    else if (latest !== null && (level === 'act' || level === 'watch' || level === 'ok'))
      found.push({ indicator, level, latest, cover })
    else unknown += 1
  }
  const act = found.filter(({ level }) => level === 'act')
  const watch = found.filter(({ level }) => level === 'watch')
  return {
    act: act.toSorted((a, b) => beganAt(a) - beganAt(b) || byDistance(a, b)),
    watch: watch.toSorted(byDistance),
    ok: found.filter(({ level }) => level === 'ok'),
    unknown,
    waiting,
  }
}
