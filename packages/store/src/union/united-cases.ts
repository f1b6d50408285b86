import { int8Array, textArray } from '../array-parameter.ts'
import type { Client } from '../database.ts'

/** What is known of a case that several systems may tell of: enough to decide whose version counts, and whether they agree. */
export interface UnitedCase {
  readonly kind: string
  readonly key: string
  readonly source: string
  readonly id: string
  /** How much the word of the source weighs for this state: the smallest wins. */
  readonly rank: number
  readonly changedAt: number
  readonly state: string
  readonly unit: string
  readonly dueAt: number | null
  readonly counts: boolean
}

const columns = `kind, key, source, id, rank, changed_at as "changedAt", state, unit, due_at as "dueAt", counts`

/** Every version of the cases that have one of these keys, or that share a key with one of these facts of a source. */
export async function readUnited(
  client: Client,
  of: {
    readonly keys: readonly (readonly [kind: string, key: string])[]
    readonly source: string
    readonly ids: readonly string[]
  },
): Promise<UnitedCase[]> {
  const { rows } = await client.query<UnitedCase>(
    `select ${columns} from united_case where (kind, key) in (
       select * from unnest($1::text[], $2::text[])
       union select kind, key from united_case where source = $3 and id = any($4::text[]))
     order by kind, key, source, id`,
    [textArray(of.keys.map(([kind]) => kind)), textArray(of.keys.map(([, key]) => key)), of.source, textArray(of.ids)],
  )
  return rows
}

/** Stores versions of united cases; those of `gone` no longer belong to their key. */
export async function writeUnited(
  client: Client,
  cases: readonly UnitedCase[],
  gone: readonly { readonly source: string; readonly id: string }[],
): Promise<void> {
  if (gone.length > 0) {
    await client.query(
      `delete from united_case u using unnest($1::text[], $2::text[]) as t(source, id)
       where u.source = t.source and u.id = t.id`,
      [textArray(gone.map((each) => each.source)), textArray(gone.map((each) => each.id))],
    )
  }
  if (cases.length === 0) return
  await client.query(
    `insert into united_case (kind, key, source, id, rank, changed_at, state, unit, due_at, counts)
     select kind, key, source, id, rank, changed_at, state, unit, due_at, counts = 1
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::bigint[], $10::bigint[])
       as t(kind, key, source, id, rank, changed_at, state, unit, due_at, counts)
     on conflict (source, id) do update set kind = excluded.kind, key = excluded.key, rank = excluded.rank,
       changed_at = excluded.changed_at, state = excluded.state, unit = excluded.unit, due_at = excluded.due_at,
       counts = excluded.counts`,
    [
      textArray(cases.map((each) => each.kind)),
      textArray(cases.map((each) => each.key)),
      textArray(cases.map((each) => each.source)),
      textArray(cases.map((each) => each.id)),
      int8Array(cases.map((each) => each.rank)),
      int8Array(cases.map((each) => each.changedAt)),
      textArray(cases.map((each) => each.state)),
      textArray(cases.map((each) => each.unit)),
      int8Array(cases.map((each) => each.dueAt)),
      int8Array(cases.map((each) => Number(each.counts))),
    ],
  )
}

/** Under which rule each source was united last. */
export async function readUnionRules(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ source: string; rule: string }>('select source, rule from union_rule')
  return new Map(rows.map(({ source, rule }) => [source, rule]))
}

/** Remembers the rule of a source; `null`: it is united no longer. */
export async function writeUnionRule(client: Client, source: string, rule: string | null): Promise<void> {
  await client.query('delete from union_rule where source = $1', [source])
  if (rule !== null) await client.query('insert into union_rule (source, rule) values ($1, $2)', [source, rule])
}
