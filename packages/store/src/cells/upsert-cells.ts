import type { Client } from '../database.ts'
import { RecordArray, rowTypeOf } from '../record-array.ts'
import { type CellRow, slotsPerRow } from './cell-row.ts'

const names = Array.from({ length: slotsPerRow }, (_, slot) => `a${slot}`)

/** A counter that is zero is null, which takes no room. */
function added(name: string): string {
  return `${name} = case when excluded.${name} is null then c.${name} else coalesce(c.${name}, 0) + excluded.${name} end`
}

function upsertInto(table: string, keys: readonly string[]): string {
  const columns = [...keys, ...names].join(', ')
  return `insert into ${table} as c (${columns}) select ${columns} from unnest($1::cell[])
    on conflict (${keys.join(', ')}) do update set ${names.map(added).join(', ')}`
}

const scratchKeys = ['page', 'slice', 'unit', 'day']
const intoCells = upsertInto('cell', ['version', ...scratchKeys])

const cellColumns = 5 + slotsPerRow

/** Rows of the table `cell`. */
function cellRecords(rowType: number, version: number, rows: readonly CellRow[]): Buffer {
  const records = new RecordArray(rowType, cellColumns)
  for (const { page, slice, unit, day, amounts } of rows) {
    records.begin()
    records.int2(version)
    records.int2(page)
    records.text(slice)
    records.text(unit)
    records.int4(day)
    for (let slot = 0; slot < slotsPerRow; slot += 1) {
      const amount = amounts[slot] ?? 0
      records.int8(amount === 0 ? null : amount)
    }
  }
  return records.done()
}

/** The server works on one statement while the next one is being encoded. */
const rowsPerStatement = 4_000

async function upsert(
  client: Client,
  into: { readonly name: string; readonly text: string; readonly version: number },
  rows: readonly CellRow[],
): Promise<void> {
  if (rows.length === 0) return
  const rowType = await rowTypeOf(client, 'cell')
  const sent: Promise<unknown>[] = []
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const records = cellRecords(rowType, into.version, rows.slice(from, from + rowsPerStatement))
    sent.push(client.query({ name: into.name, text: into.text, values: [records] }))
  }
  await Promise.all(sent)
}

/** Adds changes to stored counters. Rows come in key order, so that writers never wait for each other in a ring. */
export async function upsertCells(client: Client, version: number, rows: readonly CellRow[]): Promise<void> {
  await upsert(client, { name: 'upsert-cells', text: intoCells, version }, rows)
}

/** Adds changes to a temporary table of the same shape without versions (see `verify`). */
export async function upsertScratchCells(client: Client, table: string, rows: readonly CellRow[]): Promise<void> {
  await upsert(client, { name: '', text: upsertInto(table, scratchKeys), version: 0 }, rows)
}
