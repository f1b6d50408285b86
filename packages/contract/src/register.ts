import { type Day, parseDay } from '@toan-canh/calendar'
import type { UnitCode } from './codes.ts'
import { RegisterError } from './register-error.ts'
import { type NameQuestion, UnitNames } from './unit-names.ts'
import type { Succession, Unit } from './units.ts'

/** Deeper than any administration; a longer chain of parents is a ring. */
const maxDepth = 12

/** The unit register of one source or of the whole product: who exists when, under which codes, below whom, and who follows whom. */
export interface Register {
  /** Every version of every unit. */
  readonly units: readonly Unit[]
  readonly successions: readonly Succession[]
  /** Units below none that have no end. */
  readonly roots: readonly Unit[]
  /** The unit named by a code, else by an alias; with a day the one in force on it, without one the newest. Names are never looked up. */
  find(codeOrAlias: string, day?: Day): Unit | undefined
  /** The one unit of a name below a declared unit, in force on the day; `undefined` when there is none or more than one. */
  named(name: string, question: NameQuestion): Unit | undefined
  /** The versions of a unit, oldest first. */
  versionsOf(code: UnitCode): readonly Unit[]
  /** In register order: those in force on the day; without one those that have no end. */
  childrenOf(code: UnitCode, day?: Day): readonly Unit[]
  /** Everything below a unit, without itself; of one day, as `childrenOf`. */
  descendantsOf(code: UnitCode, day?: Day): readonly Unit[]
  /** The chain above a unit, nearest first: above its version of the day, else above its newest. */
  ancestorsOf(code: UnitCode, day?: Day): readonly Unit[]
}

interface Version {
  readonly unit: Unit
  readonly from: Day
  readonly to: Day
}

function dayOfIso(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new RegisterError(`${text} is no day.`)
  return day
}

function versionOf(unit: Unit): Version {
  const from = dayOfIso(unit.validFrom)
  const to = unit.validTo === null ? Number.POSITIVE_INFINITY : dayOfIso(unit.validTo)
  if (to < from) throw new RegisterError(`Unit ${unit.code} ends before it begins.`)
  return { unit, from, to }
}

function index(versions: readonly Version[], namesOf: (unit: Unit) => readonly string[]): Map<string, Version[]> {
  const known = new Map<string, Version[]>()
  for (const added of versions) {
    for (const name of namesOf(added.unit)) {
      const others = known.get(name) ?? []
      const clash = others.find((other) => other.from <= added.to && added.from <= other.to)
      if (clash !== undefined)
        throw new RegisterError(`${name} names both ${clash.unit.code} and ${added.unit.code} at the same time.`)
      known.set(
        name,
        [...others, added].toSorted((a, b) => b.from - a.from),
      )
    }
  }
  return known
}

function isInForce({ from, to, unit }: Version, day: Day | undefined): boolean {
  return day === undefined ? unit.validTo === null : from <= day && day <= to
}

function inForce(versions: readonly Version[] | undefined, day: Day | undefined): Unit | undefined {
  if (versions === undefined) return undefined
  return (day === undefined ? versions[0] : versions.find((version) => isInForce(version, day)))?.unit
}

function checkSuccessions(successions: readonly Succession[], byCode: ReadonlyMap<string, readonly Version[]>): void {
  const shares = new Map<string, number>()
  for (const { old, new: heir, from, share } of successions) {
    const day = dayOfIso(from)
    if (inForce(byCode.get(old), day - 1) === undefined)
      throw new RegisterError(`${old} is not in force on the day before ${from}, on which ${heir} succeeds it.`)
    if (inForce(byCode.get(heir), day) === undefined)
      throw new RegisterError(`${heir} is not in force on ${from}, on which it succeeds ${old}.`)
    const key = `${old} on ${from}`
    const sum = (shares.get(key) ?? 0) + (share === 'whole' ? 1 : share === 'divided' ? 0 : share)
    if (sum > 1 + Number.EPSILON * 8) throw new RegisterError(`More than the whole of ${key} passes to others.`)
    shares.set(key, sum)
  }
}

/**
 * Builds a register; throws `RegisterError` on overlapping validity of one code or alias, an unknown parent, a ring of parents, or
 * a succession of units that are not there on its day.
 */
export function createRegister(units: readonly Unit[], successions: readonly Succession[] = []): Register {
  const versions = units.map(versionOf)
  const byCode = index(versions, (unit) => [unit.code])
  const byAlias = index(versions, (unit) => unit.aliases)
  const children = Map.groupBy(versions, ({ unit }) => unit.parent)

  function childrenOf(code: UnitCode | null, day?: Day): readonly Unit[] {
    return (children.get(code) ?? []).filter((each) => isInForce(each, day)).map(({ unit }) => unit)
  }
  function aboveOf(start: Unit | undefined, day: Day | undefined): readonly Unit[] {
    const chain: Unit[] = []
    let parent = start?.parent ?? null
    while (parent !== null) {
      const above = inForce(byCode.get(parent), day) ?? inForce(byCode.get(parent), undefined)
      if (above === undefined) throw new RegisterError(`The parent ${parent} of ${start?.code} is not in the register.`)
      if (chain.length >= maxDepth) throw new RegisterError(`The parents of ${start?.code} form a ring.`)
      chain.push(above)
      parent = above.parent
    }
    return chain
  }
  function descendantsOf(code: UnitCode, day?: Day): readonly Unit[] {
    return childrenOf(code, day).flatMap((unit) => [unit, ...descendantsOf(unit.code, day)])
  }
  const names = new UnitNames(units)

  for (const { unit, to } of versions) aboveOf(unit, Number.isFinite(to) ? to : undefined)
  checkSuccessions(successions, byCode)
  return {
    units,
    successions,
    roots: childrenOf(null),
    find: (name, day) => inForce(byCode.get(name), day) ?? inForce(byAlias.get(name), day),
    named: (name, { within, day, types }) =>
      names.find(
        name,
        types ?? [],
        (unit) =>
          inForce(byCode.get(unit.code), day) === unit && aboveOf(unit, day).some((above) => above.code === within),
      ),
    versionsOf: (code) => (byCode.get(code) ?? []).map(({ unit }) => unit).toReversed(),
    childrenOf,
    descendantsOf,
    ancestorsOf: (code, day) => aboveOf(inForce(byCode.get(code), day) ?? inForce(byCode.get(code), undefined), day),
  }
}
