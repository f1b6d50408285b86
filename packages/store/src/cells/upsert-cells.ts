import { int2Array, int4Array, sparseArray, textArray } from '../array-parameter.ts'
import type { Client } from '../database.ts'
import { type CellRow, slotsPerRow } from './cell-row.ts'

const slots = Array.from({ length: slotsPerRow }, (_, index) => index)
const columns = slots.map((slot) => `a${slot}`)

function upsertInto(table: string, withVersion: boolean): string {
  const keys = withVersion ? ['version', 'page', 'slice', 'unit', 'day'] : ['page', 'slice', 'unit', 'day']
  const first = withVersion ? 2 : 1
  const casts = ['smallint[]', 'text[]', 'text[]', 'integer[]', ...columns.map(() => 'float8[]')]
  const unnest = casts.map((cast, index) => `$${index + first}::${cast}`).join(', ')
  const names = [...keys.slice(-4), ...columns].join(', ')
  const amounts = columns.map((name) => `coalesce(t.${name}, 0)`).join(', ')
  return `insert into ${table} as c (${keys.join(', ')}, ${columns.join(', ')})
    select ${withVersion ? '$1::smallint, ' : ''}page, slice, unit, day, ${amounts} from unnest(${unnest}) as t(${names})
    on conflict (${keys.join(', ')}) do update set ${columns.map((name) => `${name} = c.${name} + excluded.${name}`).join(', ')}`
}

const intoCells = upsertInto('cell', true)

function columnsOf(rows: readonly CellRow[]): Buffer[] {
  return [
    int2Array(rows.map((row) => row.page)),
    textArray(rows.map((row) => row.slice)),
    textArray(rows.map((row) => row.unit)),
    int4Array(rows.map((row) => row.day)),
    ...slots.map((slot) => sparseArray(rows.length, (index) => rows[index]?.amounts[slot] ?? 0)),
  ]
}

const rowsPerStatement = 20_000

/** Adds changes to stored counters. Rows come in key order, so that writers never wait for each other in a ring. */
export async function upsertCells(client: Client, version: number, rows: readonly CellRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement)
    await client.query({ name: 'upsert-cells', text: intoCells, values: [version, ...columnsOf(part)] })
  }
}

/** Adds changes to a temporary table of the same shape without versions (see `verify`). */
export async function upsertScratchCells(client: Client, table: string, rows: readonly CellRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement)
    await client.query(upsertInto(table, false), columnsOf(part))
  }
}
