import { type Day, parseDay } from '@toan-canh/calendar'
import type { Register, Succession, UnitCode } from '@toan-canh/contract'

/** A stretch of days in which a reported unit counts under a member, with its share. */
interface Part {
  readonly member: string
  readonly share: number
  readonly from: Day
  readonly to: Day
}

/** On whose ground what was reported counts, with the boundaries of one day. */
export interface Ground {
  readonly partsOf: ReadonlyMap<UnitCode, readonly Part[]>
  /** Members in force on the day. */
  readonly members: ReadonlySet<string>
  /** Members that got a part of a divided unit without a declared share: before this day nothing is known of their ground. */
  readonly knownFrom: ReadonlyMap<string, Day>
  /** Members that count a declared share of what was reported before this day. */
  readonly sharedBefore: ReadonlyMap<string, Day>
  /** Whether the asked unit itself is in force on the day. */
  readonly isInForce: boolean
}

export interface GroundQuestion {
  readonly unit: UnitCode
  /** Members are the units below, else the unit is one whole. */
  readonly byUnit: boolean
  readonly day: Day
}

/** What becomes of all that a unit told: how much of it counts under whom; `null` is outside the question. */
type Shares = ReadonlyMap<string | null, number>

function dayOfIso(iso: string): Day {
  return parseDay(iso) ?? Number.NEGATIVE_INFINITY
}

/** Under whom the units in force on a day count. */
function membersInForce(register: Register, { unit, byUnit, day }: GroundQuestion): ReadonlyMap<UnitCode, string> {
  const memberOf = new Map<UnitCode, string>([[unit, byUnit ? unit : '']])
  for (const child of register.childrenOf(unit, day)) {
    const member = byUnit ? child.code : ''
    memberOf.set(child.code, member)
    for (const below of register.descendantsOf(child.code, day)) memberOf.set(below.code, member)
  }
  return memberOf
}

/** Follows every unit of a register through the successions up to a day. */
class Follower {
  readonly knownFrom = new Map<string, Day>()
  readonly sharedBefore = new Map<string, Day>()
  readonly #register: Register
  readonly #question: GroundQuestion
  readonly #inForce: ReadonlyMap<UnitCode, string>
  readonly #whole: string
  readonly #passed: ReadonlyMap<UnitCode, readonly (readonly [Day, readonly Succession[]])[]>

  constructor(register: Register, question: GroundQuestion, inForce: ReadonlyMap<UnitCode, string>) {
    this.#register = register
    this.#question = question
    this.#inForce = inForce
    this.#whole = question.byUnit ? question.unit : ''
    const until = register.successions.filter(({ from }) => dayOfIso(from) <= question.day)
    this.#passed = new Map(
      Map.groupBy(until, ({ old }) => old)
        .entries()
        .map(([old, all]) => [
          old,
          Map.groupBy(all, ({ from }) => dayOfIso(from))
            .entries()
            .toArray()
            .toSorted(([a], [b]) => a - b),
        ]),
    )
  }

  /** The parts of one reported unit, stretch by stretch; a stretch ends where the unit passed to others. */
  partsOf(code: UnitCode): Part[] {
    const passed = this.#passed.get(code) ?? []
    const isStill = this.#register.find(code, this.#question.day) !== undefined
    const parts: Part[] = []
    let from = Number.NEGATIVE_INFINITY
    for (const [index, [day, heirs]] of passed.entries()) {
      const isLast = !isStill && index === passed.length - 1
      const to = isLast ? Number.POSITIVE_INFINITY : day - 1
      for (const [member, share] of this.#shared(heirs, day))
        if (member !== null) parts.push({ member, share, from, to })
      from = to + 1
    }
    if (from < Number.POSITIVE_INFINITY)
      for (const [member, share] of this.#following(code, from))
        if (member !== null) parts.push({ member, share, from, to: Number.POSITIVE_INFINITY })
    return joined(parts)
  }

  /** Where a unit leads from a day on. */
  #following(code: UnitCode, since: Day): Shares {
    const next = (this.#passed.get(code) ?? []).find(([day]) => day > since)
    if (next !== undefined) return this.#shared(next[1], next[0])
    const { day } = this.#question
    if (this.#register.find(code, day) !== undefined) return new Map([[this.#inForce.get(code) ?? null, 1]])
    const versions = this.#register.versionsOf(code)
    const last = versions.findLast((version) => dayOfIso(version.validFrom) <= day) ?? versions[0]
    if (last === undefined || last.parent === null) return new Map([[null, 1]])
    const end = last.validTo === null ? day : Math.min(dayOfIso(last.validTo), day)
    return this.#following(last.parent, end)
  }

  #shared(heirs: readonly Succession[], day: Day): Shares {
    const shares = new Map<string | null, number>()
    const unmeasured = new Set<string | null>()
    let rest = 1
    for (const { new: heir, share } of heirs) {
      const following = this.#following(heir, day)
      if (share === 'divided') for (const member of following.keys()) unmeasured.add(member)
      else {
        const part = share === 'whole' ? 1 : share
        rest -= part
        for (const [member, amount] of following) shares.set(member, (shares.get(member) ?? 0) + part * amount)
      }
    }
    if (unmeasured.size === 1) for (const member of unmeasured) shares.set(member, (shares.get(member) ?? 0) + rest)
    else if (unmeasured.size > 1) this.#divide(unmeasured, { shares, rest, day })
    if (shares.size > 1) for (const member of shares.keys()) note(this.sharedBefore, member, day)
    return shares
  }

  /** A part that nobody has measured counts under the whole when all of it stays there; the members keep silent about before. */
  #divide(
    members: ReadonlySet<string | null>,
    { shares, rest, day }: { readonly shares: Map<string | null, number>; readonly rest: number; readonly day: Day },
  ): void {
    for (const member of members) if (member !== this.#whole) note(this.knownFrom, member, day)
    if (members.has(null)) note(this.knownFrom, this.#whole, day)
    else shares.set(this.#whole, (shares.get(this.#whole) ?? 0) + rest)
  }
}

function note(days: Map<string, Day>, member: string | null, day: Day): void {
  if (member !== null) days.set(member, Math.max(day, days.get(member) ?? day))
}

/** Stretches that follow one another with one member and share are one. */
function joined(parts: readonly Part[]): Part[] {
  const one: Part[] = []
  for (const part of parts) {
    const before = one.findIndex(
      ({ member, share, to }) => member === part.member && share === part.share && to + 1 === part.from,
    )
    const known = one[before]
    if (known === undefined) one.push(part)
    else one[before] = { ...known, to: part.to }
  }
  return one
}

/**
 * Under whom every reported unit counts with the boundaries of a day (DOMAIN §3): units in force under themselves, those that have
 * ended under their successors, those without any under the successors of their parent. Reported units are never rewritten.
 */
export function groundOn(register: Register, question: GroundQuestion): Ground {
  const { unit, byUnit, day } = question
  const inForce = membersInForce(register, question)
  const follower = new Follower(register, question, inForce)
  const codes = new Set(register.units.map(({ code }) => code))
  const partsOf = new Map<UnitCode, readonly Part[]>()
  for (const code of codes) {
    const parts = follower.partsOf(code)
    if (parts.length > 0) partsOf.set(code, parts)
  }
  return {
    partsOf,
    members: new Set(byUnit ? register.childrenOf(unit, day).map(({ code }) => code) : ['']),
    knownFrom: follower.knownFrom,
    sharedBefore: follower.sharedBefore,
    isInForce: register.find(unit, day)?.code === unit,
  }
}
