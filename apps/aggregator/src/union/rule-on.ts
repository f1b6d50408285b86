import type { Case, Union } from '@toan-canh/contract'
import { type Disagreement, disagreementsOf, rulingOf } from '@toan-canh/engine'
import type { UnitedCase } from '@toan-canh/store'

/** A stored version, by the system that told it. */
export interface Place {
  readonly source: string
  readonly id: string
}

/** The newest version of a case of one source; `null`: it is gone. */
export interface Offered {
  readonly id: string
  readonly fact: Case | null
}

export interface Disagreeing extends Place {
  readonly unit: string
  readonly codes: readonly Disagreement[]
}

/** What follows from new versions for all that tell of the same cases. */
export interface Ruling {
  /** Whether an offered version counts. */
  readonly counts: (id: string) => boolean
  /** Versions that were not offered and count from now on, or no longer. */
  readonly gaining: readonly Place[]
  readonly losing: readonly Place[]
  readonly entries: readonly UnitedCase[]
  readonly gone: readonly Place[]
  /** Every version of the cases ruled on, with what it says against the one that counts. */
  readonly disagreeing: readonly Disagreeing[]
}

function nameOf({ source, id }: Place): string {
  return `${source}\n${id}`
}

function entryOf(source: string, { id, fact }: Offered, union: Union): UnitedCase | null {
  if (fact?.key === undefined) return null
  const { kind, key, changedAt, state, unit, dueAt } = fact
  const rank = union.ranks[state] ?? union.rank
  return { kind, key, source, id, rank, changedAt, state, unit, dueAt, counts: false }
}

/** Rules anew on every case of which `known` tells or something is offered. `union: null`: the source is united no longer. */
export function ruleOn(
  known: readonly UnitedCase[],
  offered: readonly Offered[],
  of: { readonly source: string; readonly union: Union | null },
): Ruling {
  const { source, union } = of
  const before = new Map(known.map((entry) => [nameOf(entry), entry]))
  const after = new Map(before)
  const gone: Place[] = []
  for (const each of offered) {
    const name = nameOf({ source, id: each.id })
    const entry = union === null ? null : entryOf(source, each, union)
    if (entry !== null) after.set(name, entry)
    else if (after.delete(name)) gone.push({ source, id: each.id })
  }
  const isOffered = new Set(offered.map(({ id }) => nameOf({ source, id })))
  const entries: UnitedCase[] = []
  const gaining: Place[] = []
  const losing: Place[] = []
  const disagreeing: Disagreeing[] = []
  for (const group of Map.groupBy(after.values(), ({ kind, key }) => `${kind}\n${key}`).values()) {
    const ruling = rulingOf(group)
    for (const entry of group) {
      const counts = entry === ruling
      entries.push({ ...entry, counts })
      disagreeing.push({ ...entry, codes: ruling === null ? [] : disagreementsOf(entry, ruling) })
      const name = nameOf(entry)
      if (isOffered.has(name) || before.get(name)?.counts === counts) continue
      if (counts) gaining.push(entry)
      else losing.push(entry)
    }
  }
  const losers = new Set(entries.flatMap((entry) => (entry.counts ? [] : [nameOf(entry)])))
  return {
    counts: (id) => !losers.has(nameOf({ source, id })),
    gaining,
    losing,
    entries,
    gone,
    disagreeing,
  }
}
