import type { Instant } from '@toan-canh/calendar'
import type { Union } from '@toan-canh/contract'
import {
  type Client,
  readCases,
  readUnited,
  type StoredCase,
  uncounted,
  writeDisagreements,
  writeEvaluations,
  writeUnited,
} from '@toan-canh/store'
import type { Count } from '../counting/counting.ts'
import { type Offered, type Place, ruleOn, type Ruling } from './rule-on.ts'

/** Reads what other systems tell of the same cases and rules on them; cases without a natural key stand for themselves. */
export async function readRuling(
  client: Client,
  offered: readonly Offered[],
  of: { readonly source: string; readonly union: Union | null },
): Promise<Ruling> {
  const keys = offered.flatMap(({ fact }) => (fact?.key === undefined ? [] : [[fact.kind, fact.key] as const]))
  const ids = offered.map(({ id }) => id)
  const known = await readUnited(client, { keys, source: of.source, ids })
  return ruleOn(known, offered, of)
}

async function readPlaces(client: Client, places: readonly Place[]): Promise<StoredCase[]> {
  const found: StoredCase[] = []
  for (const [source, of] of Map.groupBy(places, (place) => place.source)) {
    const cases = await readCases(
      client,
      source,
      of.map(({ id }) => id),
    )
    found.push(...cases.values())
  }
  return found
}

/** Counts the versions of other systems that count from now on, and takes back those that do so no longer. */
export async function countTurned(
  client: Client,
  count: Count,
  { gaining, losing }: Ruling,
  now: Instant,
): Promise<readonly Pick<StoredCase, 'source' | 'id' | 'evaluatedAt' | 'nextAt'>[]> {
  const gained = (await readPlaces(client, gaining)).map(({ source, id, fact }) => {
    const nextAt = count.change(source, id, { before: null, after: fact, now })
    return { source, id, evaluatedAt: now, nextAt }
  })
  const lost = (await readPlaces(client, losing)).map(({ source, id, fact, evaluatedAt }) => {
    const before = fact === null ? null : { fact, evaluatedAt }
    count.change(source, id, { before, after: null, now })
    return { source, id, evaluatedAt: uncounted, nextAt: null }
  })
  return [...gained, ...lost]
}

/** Stores a ruling, with the versions of other systems that turned by it. */
export async function writeRuling(
  client: Client,
  ruling: Ruling,
  turned: Awaited<ReturnType<typeof countTurned>>,
  now: Instant,
): Promise<void> {
  await Promise.all([
    writeUnited(client, ruling.entries, ruling.gone),
    writeEvaluations(client, turned),
    writeDisagreements(client, now, ruling.disagreeing),
  ])
}
