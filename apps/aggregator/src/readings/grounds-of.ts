import { type Day, parseDay, type Period } from '@toan-canh/calendar'
import { type Boundary, groundChanges, type Register, type UnitCode } from '@toan-canh/contract'
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

/** What is found once for a register: the days on which anything in it changed, and grounds by unit and day. */
interface Known {
  readonly days: readonly Day[]
  readonly grounds: Map<string, Ground>
  readonly changes: Map<UnitCode, readonly Day[]>
}

const registers = new WeakMap<Register, Known>()

/** The days on which anything in a register began, ended or passed to another, oldest first. */
function daysOf({ units, successions }: Register): readonly Day[] {
  const begun = [...units.map(({ validFrom }) => validFrom), ...successions.map(({ from }) => from)]
  const ended = [...new Set(units.flatMap(({ validTo }) => validTo ?? []))]
  const days = [...[...new Set(begun)].map((iso) => parseDay(iso)), ...ended.map((iso) => (parseDay(iso) ?? 0) + 1)]
  return [...new Set(days.filter((day) => day !== null))].toSorted((a, b) => a - b)
}

function knownOf(register: Register): Known {
  const known = registers.get(register) ?? { days: daysOf(register), grounds: new Map(), changes: new Map() }
  registers.set(register, known)
  return known
}

function groundAt(register: Register, question: GroundQuestion): Ground {
  const { days, grounds } = knownOf(register)
  const { unit, byUnit } = question
  const day = days.findLast((each) => each <= question.day) ?? Number.NEGATIVE_INFINITY
  const key = `${unit}|${byUnit}|${day}`
  const found = grounds.get(key) ?? groundOn(register, { unit, byUnit, day })
  if (grounds.size >= keptGrounds) grounds.clear()
  grounds.set(key, found)
  return found
}

/** The days on which the ground of a unit changed, found once. */
export function changesIn(register: Register): (unit: UnitCode) => readonly Day[] {
  const { changes } = knownOf(register)
  return (unit) => {
    const days = changes.get(unit) ?? groundChanges(register, unit)
    changes.set(unit, days)
    return days
  }
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
  const grounds = periods.map((period) => {
    const day = boundary === 'now' ? today : Math.min(period.to, Math.max(today, period.from))
    return groundAt(register, { unit, byUnit, day })
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
