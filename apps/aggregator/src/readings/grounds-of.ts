import { type Day, parseDay, type Period } from '@toan-canh/calendar'
import type { Boundary, Register, UnitCode } from '@toan-canh/contract'
import { type Ground, type GroundQuestion, groundOn } from './ground-on.ts'

/** Whose ground a question is answered on. */
export interface Grounds {
  readonly boundary: Boundary
  /** By period: whose ground it is answered on. */
  readonly grounds: readonly Ground[]
  /** Every unit that counts, under the member that it counts for in the latest period in which it does. */
  readonly memberOf: ReadonlyMap<UnitCode, string>
  /** Members that are answered even when nothing was counted for them. */
  readonly members: readonly string[]
  /** Days from here on are told apart, so that declared shares fall on the right side of their day. */
  readonly splitFrom: Day
  /** Units count differently, and cannot be added up where they are stored. */
  readonly perUnit: boolean
}

/** Grounds kept at hand for one register; beyond it they are found anew. */
const keptGrounds = 2000
const known = new WeakMap<Register, Map<string, Ground>>()

/** The last day up to a day on which anything in the register began, ended or passed to another. */
function eraOf({ units, successions }: Register, day: Day): Day {
  let era = Number.NEGATIVE_INFINITY
  const take = (each: Day) => {
    if (each <= day && each > era) era = each
  }
  for (const { validFrom, validTo } of units) {
    take(parseDay(validFrom) ?? era)
    if (validTo !== null) take((parseDay(validTo) ?? era) + 1)
  }
  for (const { from } of successions) take(parseDay(from) ?? era)
  return era
}

function groundAt(register: Register, question: GroundQuestion): Ground {
  const { unit, byUnit, day } = question
  const grounds = known.get(register) ?? new Map<string, Ground>()
  known.set(register, grounds)
  const key = `${unit}|${byUnit}|${day}`
  const found = grounds.get(key) ?? groundOn(register, question)
  if (grounds.size >= keptGrounds) grounds.clear()
  grounds.set(key, found)
  return found
}

/** Whether units count for some of their days, or for a share. */
function isUneven({ partsOf }: Ground): boolean {
  return partsOf
    .values()
    .some(
      (parts) =>
        parts.length > 1 || parts.some(({ share, from, to }) => share !== 1 || to - from !== Number.POSITIVE_INFINITY),
    )
}

/** Whose ground each period of a question is answered on, and all units and members that any of them counts. */
export function groundsOf(
  register: Register,
  asked: {
    readonly unit: UnitCode
    /** Members are the units below, the unit as one whole, or the values of a dimension. */
    readonly by: { readonly kind: 'unit' | 'whole' | 'dimension' }
    readonly boundary: Boundary
    readonly periods: readonly Period[]
    readonly today: Day
  },
): Grounds {
  const { unit, by, boundary, periods, today } = asked
  const byUnit = by.kind === 'unit'
  const eras = new Map<Day, Ground>()
  const grounds = periods.map((period) => {
    const day = boundary === 'now' ? today : Math.min(period.to, Math.max(today, period.from))
    const era = eras.get(day) ?? groundAt(register, { unit, byUnit, day: eraOf(register, day) })
    eras.set(day, era)
    return era
  })
  const distinct = [...new Set(grounds)]
  const memberOf = new Map(
    distinct.flatMap(({ partsOf }) => [...partsOf].map(([code, parts]) => [code, parts.at(-1)?.member ?? ''] as const)),
  )
  const members = by.kind === 'dimension' ? [] : [...new Set(distinct.flatMap((ground) => [...ground.members]))]
  const shared = distinct.flatMap(({ sharedBefore }) => [...sharedBefore.values()])
  return {
    grounds,
    memberOf,
    members,
    boundary,
    perUnit: byUnit || distinct.length > 1 || distinct.some(isUneven),
    splitFrom: Math.min(Number.POSITIVE_INFINITY, ...shared),
  }
}
