import { int8Array, textArray } from '../array-parameter.ts'
import type { Client } from '../database.ts'
import { recordArray, type RecordColumns, type RecordValue, rowTypeOf } from '../record-array.ts'
import { restOfCase, type StoredCase } from './stored-case.ts'

const upsert = `insert into fact_case as f select * from unnest($1::fact_case[])
  on conflict (source, id) do update set
    kind = excluded.kind, key = excluded.key, unit = excluded.unit, state = excluded.state, changed_at = excluded.changed_at,
    opened_at = excluded.opened_at, due_at = excluded.due_at,
    closed_at = excluded.closed_at, evaluated_at = excluded.evaluated_at, next_at = excluded.next_at, batch = excluded.batch,
    fact = excluded.fact`

/** The table `fact_case`, column by column. */
const columns: readonly {
  readonly type: RecordColumns[number]
  readonly of: (row: StoredCase, batch: number) => RecordValue
}[] = [
  { type: 'text', of: (row) => row.source },
  { type: 'text', of: (row) => row.id },
  { type: 'text', of: (row) => row.fact?.kind ?? null },
  { type: 'text', of: (row) => row.fact?.key ?? null },
  { type: 'text', of: (row) => row.fact?.unit ?? null },
  { type: 'text', of: (row) => row.fact?.state ?? null },
  { type: 'int8', of: (row) => row.changedAt },
  { type: 'int8', of: (row) => row.fact?.openedAt ?? null },
  { type: 'int8', of: (row) => row.fact?.dueAt ?? null },
  { type: 'int8', of: (row) => row.fact?.closedAt ?? null },
  { type: 'int8', of: (row) => row.evaluatedAt },
  { type: 'int8', of: (row) => row.nextAt },
  { type: 'int8', of: (_, batch) => batch },
  { type: 'json', of: (row) => (row.fact === null ? null : restOfCase(row.fact)) },
]
const columnTypes = columns.map(({ type }) => type)

/** Stores versions of cases, in key order. The caller has decided that they are the newer ones. */
export async function writeCases(client: Client, batch: number, cases: readonly StoredCase[]): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const records = recordArray(await rowTypeOf(client, 'fact_case'), columnTypes, rows.length, (index, column) => {
    const row = rows[index]
    return row === undefined ? null : (columns[column]?.of(row, batch) ?? null)
  })
  await client.query({ name: 'write-cases', text: upsert, values: [records] })
}

/** Stores that cases were counted again as of a later instant, without a new version. */
export async function writeEvaluations(
  client: Client,
  cases: readonly {
    readonly source: string
    readonly id: string
    readonly evaluatedAt: number
    readonly nextAt: number | null
  }[],
): Promise<void> {
  if (cases.length === 0) return
  await client.query({
    name: 'write-evaluations',
    text: `update fact_case f set evaluated_at = t.evaluated_at, next_at = t.next_at
      from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) as t(source, id, evaluated_at, next_at)
      where f.source = t.source and f.id = t.id`,
    values: [
      textArray(cases.map((each) => each.source)),
      textArray(cases.map((each) => each.id)),
      int8Array(cases.map((each) => each.evaluatedAt)),
      int8Array(cases.map((each) => each.nextAt)),
    ],
  })
}
