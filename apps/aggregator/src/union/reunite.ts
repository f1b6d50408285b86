import type { Instant } from '@toan-canh/calendar'
import type { Union } from '@toan-canh/contract'
import {
  type Client,
  type Database,
  giveTurnBack,
  type Head,
  inTransaction,
  logCommit,
  readCasePage,
  readUnionRules,
  type StoredCase,
  takeTurn,
  uncounted,
  writeEvaluations,
  writeUnionRule,
} from '@toan-canh/store'
import { Count, upsertCounted, type Versions } from '../counting/counting.ts'
import { countTurned, readRuling, writeRuling } from './unite.ts'

export interface Reuniting {
  readonly database: Database
  readonly versions: Versions
  readonly now: () => Instant
}

const casesPerPage = 2_000

function turn(count: Count, { source, id, fact, evaluatedAt }: StoredCase, counts: boolean, now: Instant) {
  if (counts === (evaluatedAt !== uncounted)) return []
  if (counts) {
    const nextAt = count.change(source, id, { before: null, after: fact, now })
    return [{ source, id, evaluatedAt: now, nextAt }]
  }
  count.change(source, id, { before: fact === null ? null : { fact, evaluatedAt }, after: null, now })
  return [{ source, id, evaluatedAt: uncounted, nextAt: null }]
}

async function reunitePage(
  client: Client,
  of: { readonly source: string; readonly union: Union | null; readonly page: readonly StoredCase[] },
  at: { readonly head: Head; readonly count: Count; readonly now: Instant },
): Promise<void> {
  const { head, count, now } = at
  const ruling = await readRuling(client, of.page, of)
  const own = of.page.flatMap((each) => turn(count, each, ruling.counts(each.id), now))
  const turned = await countTurned(client, count, ruling, now)
  const counted = count.rows()
  const rows = counted[0]?.rows ?? []
  await upsertCounted(client, counted)
  await writeEvaluations(client, own)
  await writeRuling(client, ruling, turned, now)
  if (rows.length === 0) return giveTurnBack(client)
  await logCommit(client, { seq: head.seq, at: now, origin: of.source, version: head.version, rows })
}

/** Rules anew on the stored cases of one source, page by page. A kill begins again and ends the same. */
async function reuniteSource(context: Reuniting, source: string, union: Union | null): Promise<void> {
  const { database, versions, now } = context
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    after = await inTransaction(database, async (client) => {
      const head = await takeTurn(client)
      const count = new Count(await versions.live(client), head.hourFloor)
      const found = await readCasePage(client, { source, id: from }, casesPerPage)
      const page = found.filter((each) => each.source === source)
      await reunitePage(client, { source, union, page }, { head, count, now: now() })
      return page.length < casesPerPage ? null : (page.at(-1)?.id ?? null)
    })
  }
  await inTransaction(database, (client) =>
    writeUnionRule(client, source, union === null ? null : JSON.stringify(union)),
  )
}

/** Brings stored cases under the rules of the catalogue, where those of a source have changed since they were last applied. */
export async function reunite(context: Reuniting, unions: ReadonlyMap<string, Union>): Promise<readonly string[]> {
  const known = await inTransaction(context.database, readUnionRules)
  const changed = [...new Set([...known.keys(), ...unions.keys()])].filter((source) => {
    const union = unions.get(source)
    return known.get(source) !== (union === undefined ? undefined : JSON.stringify(union))
  })
  for (const source of changed) await reuniteSource(context, source, unions.get(source) ?? null)
  return changed
}
