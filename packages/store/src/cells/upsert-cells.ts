import type { Client } from '../database.ts'
import { recordArray, type RecordColumns, type RecordValue, rowTypeOf } from '../record-array.ts'
import { type CellRow, slotsPerRow } from './cell-row.ts'

const names = Array.from({ length: slotsPerRow }, (_, slot) => `a${slot}`)

function upsertInto(table: string, keys: readonly string[]): string {
  const columns = [...keys, ...names].join(', ')
  return `insert into ${table} as c (${columns}) select ${columns} from unnest($1::cell[])
    on conflict (${keys.join(', ')}) do update set ${names.map((name) => `${name} = c.${name} + excluded.${name}`).join(', ')}`
}

const scratchKeys = ['page', 'slice', 'unit', 'day']
const intoCells = upsertInto('cell', ['version', ...scratchKeys])

/** The table `cell`, column by column. */
const columns: RecordColumns = ['int2', 'int2', 'text', 'text', 'int4', ...names.map(() => 'int8' as const)]
const firstSlotColumn = columns.length - slotsPerRow

function valueOf(row: CellRow, version: number, column: number): RecordValue {
  if (column >= firstSlotColumn) return row.amounts[column - firstSlotColumn] ?? 0
  if (column === 0) return version
  if (column === 1) return row.page
  if (column === 2) return row.slice
  return column === 3 ? row.unit : row.day
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
    const part = rows.slice(from, from + rowsPerStatement)
    const records = recordArray(rowType, columns, part.length, (index, column) => {
      const row = part[index]
      return row === undefined ? null : valueOf(row, into.version, column)
    })
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
