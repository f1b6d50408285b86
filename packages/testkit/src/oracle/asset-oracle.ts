import { type Day, type Instant, startOfDay } from '@toan-canh/calendar'
import type { Asset, AssetEvent, AssetState, AssetStock, Slice, Tombstone, UnitCode } from '@toan-canh/contract'
import type { DayRange } from './counts.ts'

export type AssetVersion = Asset | Tombstone

/** What the oracle is asked of: assets of a unit itself, of a slice or all. */
export interface AssetPlace {
  readonly unit: UnitCode
  readonly slice: Slice | null
}

export interface AssetOracle {
  readonly stock: (stock: AssetStock, place: AssetPlace, day: Day) => number
  readonly downFor: (afterMinutes: number, place: AssetPlace, day: Day) => number
  readonly silent: (afterMinutes: number, place: AssetPlace, day: Day) => number
  readonly flapping: (changes: number, withinMinutes: number, place: AssetPlace, day: Day) => number
  readonly events: (event: AssetEvent, place: AssetPlace, period: DayRange) => number
  /** Seconds that assets were in a stock, minute by minute. */
  readonly seconds: (stock: AssetStock, place: AssetPlace, period: DayRange) => number
}

const minuteMs = 60_000

function isAsset(version: AssetVersion): version is Asset {
  return 'state' in version
}

function sinceOf(version: AssetVersion): Instant {
  return isAsset(version) ? (version.since ?? version.changedAt) : version.changedAt
}

/** Of the versions that speak of a beginning at or before an instant, the one told last says what was so then. */
function stateAt(versions: readonly AssetVersion[], at: Instant): AssetState | null {
  const [said] = versions
    .filter((version) => sinceOf(version) <= at)
    .toSorted((a, b) => b.changedAt - a.changedAt || sinceOf(a) - sinceOf(b))
  return said !== undefined && isAsset(said) ? said.state : null
}

interface Life {
  readonly asset: Asset
  readonly stateAt: (at: Instant) => AssetState | null
  /** The last sign of life at or before an instant. */
  readonly seenAt: (at: Instant) => Instant | null
}

function lifeOf(versions: readonly AssetVersion[]): Life | null {
  const assets = versions.filter(isAsset)
  const [asset] = assets.toSorted((a, b) => b.changedAt - a.changedAt)
  if (asset === undefined) return null
  const known = new Map<Instant, AssetState | null>()
  return {
    asset,
    stateAt: (at) => {
      const state = known.has(at) ? (known.get(at) ?? null) : stateAt(versions, at)
      known.set(at, state)
      return state
    },
    seenAt: (at) => {
      const signs = assets.map((each) => each.lastSeenAt ?? each.changedAt).filter((sign) => sign <= at)
      return signs.length === 0 ? null : Math.max(...signs)
    },
  }
}

function isIn(stock: AssetStock, state: AssetState | null): boolean {
  return state !== null && (stock === 'standing' || stock === state)
}

/** Whole minutes in (from, to]. */
function minutesUpTo(from: Instant, to: Instant): Instant[] {
  const minutes: Instant[] = []
  for (let at = from + minuteMs; at <= to; at += minuteMs) minutes.push(at)
  return minutes
}

function isChange(life: Life, at: Instant): boolean {
  const [before, after] = [life.stateAt(at - minuteMs), life.stateAt(at)]
  return before !== null && after !== null && before !== after
}

/** Counts assets minute by minute, the slow and obvious way, for versions whose instants are whole minutes. It shares no code with the engine. */
export function assetOracle(versions: readonly AssetVersion[], now: Instant): AssetOracle {
  const lives = [...Map.groupBy(versions, ({ id }) => id).values()].flatMap((each) => lifeOf(each) ?? [])
  const within = ({ unit, slice }: AssetPlace) =>
    lives.filter(
      ({ asset }) => asset.unit === unit && (slice === null || asset.slices[slice.dimension] === slice.value),
    )
  const endOf = (day: Day) => Math.min(startOfDay(day + 1) - minuteMs, now)
  const count = (place: AssetPlace, holds: (life: Life) => boolean) => within(place).filter(holds).length
  return {
    stock: (stock, place, day) => count(place, (life) => isIn(stock, life.stateAt(endOf(day)))),
    downFor: (afterMinutes, place, day) => {
      const end = endOf(day)
      const minutes = [end - afterMinutes * minuteMs, ...minutesUpTo(end - afterMinutes * minuteMs, end)]
      return count(place, (life) => minutes.every((at) => life.stateAt(at) === 'down'))
    },
    silent: (afterMinutes, place, day) => {
      const end = endOf(day)
      return count(place, (life) => {
        const seen = life.seenAt(end)
        return life.stateAt(end) !== null && seen !== null && end - seen >= afterMinutes * minuteMs
      })
    },
    flapping: (changes, withinMinutes, place, day) => {
      const end = endOf(day)
      const minutes = minutesUpTo(end - withinMinutes * minuteMs, end)
      return count(
        place,
        (life) => life.stateAt(end) !== null && minutes.filter((at) => isChange(life, at)).length >= changes,
      )
    },
    events: (event, place, { from, to }) => {
      const minutes = minutesUpTo(startOfDay(from) - minuteMs, endOf(to))
      const wanted = event === 'went_down' ? 'down' : 'up'
      return within(place).flatMap((life) =>
        minutes.filter((at) => isChange(life, at) && (event === 'changed' || life.stateAt(at) === wanted)),
      ).length
    },
    seconds: (stock, place, { from, to }) => {
      const until = Math.min(startOfDay(to + 1), now)
      const minutes = minutesUpTo(startOfDay(from) - minuteMs, until - minuteMs)
      const spent = within(place).map((life) => minutes.filter((at) => isIn(stock, life.stateAt(at))).length)
      return 60 * spent.reduce((sum, each) => sum + each, 0)
    },
  }
}
