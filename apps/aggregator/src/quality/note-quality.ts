import { dayOf, type Instant } from '@toan-canh/calendar'
import type { Refusal } from '@toan-canh/connectors'
import {
  addQuality,
  type Client,
  type Contradiction,
  type StoredAsset,
  type StoredCase,
  writeContradictions,
} from '@toan-canh/store'
import { contradictionsOf } from './contradictions-of.ts'

/** What one batch told that is new: assets, and versions of cases, of which some were stored before, and rows refused for the first time. */
export interface Told {
  readonly source: string
  readonly now: Instant
  readonly cases: readonly StoredCase[]
  readonly figures: readonly { readonly unit: string }[]
  readonly assets: readonly StoredAsset[]
  readonly wasStored: (id: string) => boolean
  readonly refused: readonly Refusal[]
}

interface Tally {
  changed: number
  refused: number
  contradictory: number
}

class Tallies {
  readonly #byUnit = new Map<string, Tally>()

  of(unit: string): Tally {
    const known = this.#byUnit.get(unit)
    if (known !== undefined) return known
    const tally = { changed: 0, refused: 0, contradictory: 0 }
    this.#byUnit.set(unit, tally)
    return tally
  }

  counts() {
    return [...this.#byUnit].map(([unit, tally]) => ({ unit, ...tally }))
  }
}

/** Notes what a batch says of the quality of its source: by unit on the day of its arrival, and which facts contradict themselves. */
export async function noteQuality(
  client: Client,
  { source, now, cases, assets, figures, wasStored, refused }: Told,
): Promise<void> {
  const tallies = new Tallies()
  const found: Contradiction[] = []
  for (const { id, fact } of cases) {
    if (fact === null) continue
    const tally = tallies.of(fact.unit)
    const codes = contradictionsOf(fact)
    tally.changed += 1
    if (codes.length > 0) tally.contradictory += 1
    for (const code of codes) found.push({ id, code, unit: fact.unit })
  }
  for (const { unit } of figures) tallies.of(unit).changed += 1
  for (const { fact } of assets) if (fact !== null) tallies.of(fact.unit).changed += 1
  for (const { unit } of refused) tallies.of(unit ?? '').refused += 1
  const told = cases.flatMap(({ id }) => (wasStored(id) ? [id] : []))
  await Promise.all([
    addQuality(client, { source, day: dayOf(now) }, tallies.counts()),
    writeContradictions(client, { source, at: now, told }, found),
  ])
}
