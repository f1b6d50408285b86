import type { Day } from '@toan-canh/calendar'
import type { UnitCode } from './codes.ts'
import type { Unit } from './units.ts'

const dayMs = 86_400_000
/** Deeper than any administration; a longer chain of parents is a ring. */
const maxDepth = 12

/** The unit register of one source or of the whole product: who exists when, under which codes, below whom. */
export interface Register {
  readonly units: readonly Unit[]
  readonly roots: readonly Unit[]
  /** The unit named by a code, else by an alias; with a day the one in force on it, without one the newest. Names are never looked up. */
  find(codeOrAlias: string, day?: Day): Unit | undefined
  /** In register order, over all time. */
  childrenOf(code: UnitCode): readonly Unit[]
  /** Everything below a unit, without itself. */
  descendantsOf(code: UnitCode): readonly Unit[]
  /** The chain above a unit, nearest first. */
  ancestorsOf(code: UnitCode): readonly Unit[]
}

/** A register that contradicts itself; the sentence names the unit. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError'
}

interface Version {
  readonly unit: Unit
  readonly from: Day
  readonly to: Day
}

function dayOfIso(text: string): Day {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / dayMs)
}

function versionOf(unit: Unit): Version {
  const from = dayOfIso(unit.validFrom)
  const to = unit.validTo === null ? Number.POSITIVE_INFINITY : dayOfIso(unit.validTo)
  if (to < from) throw new RegisterError(`Unit ${unit.code} ends before it begins.`)
  return { unit, from, to }
}

function index(units: readonly Unit[], namesOf: (unit: Unit) => readonly string[]): Map<string, Version[]> {
  const versions = new Map<string, Version[]>()
  for (const unit of units) {
    const added = versionOf(unit)
    for (const name of namesOf(unit)) {
      const others = versions.get(name) ?? []
      const clash = others.find((other) => other.from <= added.to && added.from <= other.to)
      if (clash !== undefined)
        throw new RegisterError(`${name} names both ${clash.unit.code} and ${unit.code} at the same time.`)
      versions.set(
        name,
        [...others, added].toSorted((a, b) => b.from - a.from),
      )
    }
  }
  return versions
}

function inForce(versions: readonly Version[] | undefined, day: Day | undefined): Unit | undefined {
  if (versions === undefined) return undefined
  if (day === undefined) return versions[0]?.unit
  return versions.find((version) => version.from <= day && day <= version.to)?.unit
}

/** Builds a register; throws `RegisterError` on overlapping validity of one code or alias, an unknown parent, or a ring of parents. */
export function createRegister(units: readonly Unit[]): Register {
  const byCode = index(units, (unit) => [unit.code])
  const byAlias = index(units, (unit) => unit.aliases)
  const children = Map.groupBy(units, (unit) => unit.parent)

  function childrenOf(code: UnitCode): readonly Unit[] {
    return children.get(code) ?? []
  }
  function ancestorsOf(code: UnitCode): readonly Unit[] {
    const chain: Unit[] = []
    let parent = byCode.get(code)?.[0]?.unit.parent ?? null
    while (parent !== null) {
      const above = byCode.get(parent)?.[0]?.unit
      if (above === undefined) throw new RegisterError(`The parent ${parent} of ${code} is not in the register.`)
      if (chain.length >= maxDepth) throw new RegisterError(`The parents of ${code} form a ring.`)
      chain.push(above)
      parent = above.parent
    }
    return chain
  }
  function descendantsOf(code: UnitCode): readonly Unit[] {
    const below = childrenOf(code)
    const codes = new Set(below.map((unit) => unit.code))
    return [...below, ...[...codes].flatMap(descendantsOf)]
  }

  for (const unit of units) ancestorsOf(unit.code)
  return {
    units,
    roots: children.get(null) ?? [],
    find: (name, day) => inForce(byCode.get(name), day) ?? inForce(byAlias.get(name), day),
    childrenOf,
    descendantsOf,
    ancestorsOf,
  }
}
