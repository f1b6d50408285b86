import type { Instant } from '@toan-canh/calendar'
import type { ConnectorContext } from '../connector.ts'
import { type MappedRows, mapInSlices } from '../map-rows.ts'
import type { Row } from '../row.ts'
import { keyName, markName, pageStatement, type Place } from './page-statement.ts'
import type { SqlRow } from './sql-session.ts'
import type { Table } from './table.ts'

/** One page of a table: raw, with the place behind it; `next` null: nothing lies behind. */
export interface TablePage {
  readonly rows: readonly Row[]
  readonly keys: readonly string[]
  readonly askedAt: Instant
  readonly last: Place | null
  readonly next: Place | null
}

interface TableWalk {
  readonly table: Table
  readonly context: ConnectorContext
  readonly sign: 1 | -1
  readonly floor: string | null
}

function placeOf(row: SqlRow): Place {
  const mark = row[markName]
  return { mark: typeof mark === 'string' ? mark : '', key: String(row[keyName]) }
}

/** Walks a table in pages from a place, in the order of its mark and key, to its end or to the bound of pages. */
export async function* walkTable(walk: TableWalk, from: Place | null): AsyncGenerator<TablePage> {
  const { table, context } = walk
  const most = context.bounds.batchRows
  const walked = { ...table.shape, sign: walk.sign, rows: most }
  let place = from
  for (let page = 1; page <= context.bounds.pagesPerRead; page += 1) {
    const askedAt = context.now()
    const found = await table.ask(pageStatement(walked, place, walk.floor))
    const last = found.at(-1)
    const behind = last === undefined ? null : placeOf(last)
    const next = found.length < most ? null : behind
    const rows = found.map((value, index) => {
      const { [markName]: _mark, [keyName]: _key, ...rest } = value
      return { place: `page ${String(page)} row ${String(index + 1)}`, readAt: askedAt, value: rest }
    })
    yield { rows, keys: found.map((row) => String(row[keyName])), askedAt, last: behind, next }
    if (next === null) return
    place = next
  }
}

/** A page whose rows are mapped. */
export interface MappedPage extends TablePage {
  readonly mapped: MappedRows
}

/** As `walkTable`, each page mapped. */
export async function* mapTable(walk: TableWalk, from: Place | null): AsyncGenerator<MappedPage> {
  for await (const page of walkTable(walk, from))
    yield { ...page, mapped: await mapInSlices(page.rows, walk.context.mapping) }
}
