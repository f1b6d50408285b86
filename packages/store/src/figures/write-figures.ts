import { int8Array, textArray } from '../array-parameter.ts'
import type { Client } from '../database.ts'
import type { FigureMark, FigureRevision } from './stored-figure.ts'

interface Known {
  readonly seq: number
  readonly batch: number
}

/** Adds versions of figures, in key order. The caller has seen that they are not stored. */
export async function writeFigures(client: Client, known: Known, revisions: readonly FigureRevision[]): Promise<void> {
  if (revisions.length === 0) return
  const rows = revisions.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await client.query({
    name: 'write-figures',
    text: `insert into figure_revision (source, id, changed_at, content, confirmed_at, seq, known_at, batch, signal, unit, period,
        from_day, to_day, at, slice, basis, value, op, is_deleted)
      select source, id, changed_at, content, confirmed_at, $1, known_at, $2, signal, unit, period, from_day, to_day, at, slice, basis,
        value, op, is_deleted
      from unnest($3::text[], $4::text[], $5::bigint[], $6::text[], $7::bigint[], $8::bigint[], $9::text[], $10::text[], $11::text[],
        $12::bigint[], $13::bigint[], $14::bigint[], $15::text[], $16::text[], $17::float8[], $18::text[], $19::boolean[])
        as t(source, id, changed_at, content, confirmed_at, known_at, signal, unit, period, from_day, to_day, at, slice, basis, value, op,
          is_deleted)
      on conflict do nothing`,
    values: [
      known.seq,
      known.batch,
      textArray(rows.map((row) => row.source)),
      textArray(rows.map((row) => row.id)),
      int8Array(rows.map((row) => row.changedAt)),
      textArray(rows.map((row) => row.content)),
      int8Array(rows.map((row) => row.confirmedAt)),
      int8Array(rows.map((row) => row.knownAt)),
      textArray(rows.map((row) => row.signal)),
      textArray(rows.map((row) => row.unit)),
      textArray(rows.map((row) => row.period)),
      int8Array(rows.map((row) => row.from)),
      int8Array(rows.map((row) => row.to)),
      int8Array(rows.map((row) => row.at)),
      textArray(rows.map((row) => row.slice)),
      textArray(rows.map((row) => row.basis)),
      rows.map((row) => row.value),
      textArray(rows.map((row) => row.op)),
      rows.map((row) => row.isDeleted),
    ],
  })
}

/** Notes that a source has told versions again, later and unchanged: a version between then and now is older than they are. */
export async function confirmFigures(
  client: Client,
  source: string,
  confirmed: readonly (FigureMark & { readonly id: string })[],
): Promise<void> {
  if (confirmed.length === 0) return
  await client.query({
    name: 'confirm-figures',
    text: `update figure_revision f set confirmed_at = t.confirmed_at
      from unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[]) as t(id, changed_at, content, confirmed_at)
      where f.source = $1 and f.id = t.id and f.changed_at = t.changed_at and f.content = t.content`,
    values: [
      source,
      textArray(confirmed.map((each) => each.id)),
      int8Array(confirmed.map((each) => each.changedAt)),
      textArray(confirmed.map((each) => each.content)),
      int8Array(confirmed.map((each) => each.confirmedAt)),
    ],
  })
}
