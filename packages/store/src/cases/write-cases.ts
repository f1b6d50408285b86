import type { Client } from '../database.ts'
import { RecordArray, rowTypeOf } from '../record-array.ts'
import { restOfCase, type StoredCase } from './stored-case.ts'

const insert = 'insert into fact_case as f select * from unnest($1::fact_case[])'
const upsert = `${insert}
  on conflict (source, id) do update set
    kind = excluded.kind, key = excluded.key, unit = excluded.unit, state = excluded.state, changed_at = excluded.changed_at,
    opened_at = excluded.opened_at, due_at = excluded.due_at,
    closed_at = excluded.closed_at, evaluated_at = excluded.evaluated_at, next_at = excluded.next_at, batch = excluded.batch,
    fact = excluded.fact`

const caseColumnCount = 14

/** Rows of the table `fact_case`, column by column. */
function caseRecords(rowType: number, batch: number, rows: readonly StoredCase[]): Buffer {
  const records = new RecordArray(rowType, caseColumnCount)
  for (const { source, id, changedAt, evaluatedAt, nextAt, fact } of rows) {
    records.begin()
    records.text(source)
    records.text(id)
    records.text(fact?.kind ?? null)
    records.text(fact?.key ?? null)
    records.text(fact?.unit ?? null)
    records.text(fact?.state ?? null)
    records.int8(changedAt)
    records.int8(fact?.openedAt ?? null)
    records.int8(fact?.dueAt ?? null)
    records.int8(fact?.closedAt ?? null)
    records.int8(evaluatedAt)
    records.int8(nextAt)
    records.int8(batch)
    records.json(fact === null ? null : restOfCase(fact))
  }
  return records.done()
}

async function send(
  client: Client,
  batch: number,
  cases: readonly StoredCase[],
  statement: { readonly name: string; readonly text: string },
): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const records = caseRecords(await rowTypeOf(client, 'fact_case'), batch, rows)
  await client.query({ ...statement, values: [records] })
}

/** Stores cases of which no version is stored yet, in key order; fails when there is one. */
export async function insertCases(client: Client, batch: number, cases: readonly StoredCase[]): Promise<void> {
  await send(client, batch, cases, { name: 'insert-cases', text: insert })
}

/** Stores versions of cases, in key order. The caller has decided that they are the newer ones. */
export async function writeCases(client: Client, batch: number, cases: readonly StoredCase[]): Promise<void> {
  await send(client, batch, cases, { name: 'write-cases', text: upsert })
}
