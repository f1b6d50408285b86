import { slotsPerRow } from './cells/cell-row.ts'
import type { Client } from './database.ts'

const columns = Array.from({ length: slotsPerRow }, (_, index) => `a${index}`)

/** Creates the temporary table into which `verify` counts everything anew; it goes with the connection. */
export async function createScratch(client: Client): Promise<string> {
  await client.query(
    `create temporary table scratch_cell (page smallint, slice text collate "C", unit text collate "C", day integer,
      ${columns.map((name) => `${name} bigint`).join(', ')}, primary key (page, slice, unit, day)) on commit drop`,
  )
  return 'scratch_cell'
}

export interface CellDifference {
  readonly page: number
  readonly slice: string
  readonly unit: string
  readonly day: number
  readonly stored: readonly number[]
  readonly counted: readonly number[]
}

interface DifferenceRow {
  page: number
  slice: string
  unit: string
  day: number
  stored: string[]
  counted: string[]
}

/** Compares stored counters with those counted anew; a missing row equals zeros. Returns how many differ and the first of them. */
export async function compareScratch(
  client: Client,
  version: number,
  hourFloor: number,
  limit: number,
): Promise<{ readonly differing: number; readonly first: readonly CellDifference[] }> {
  const list = (table: string) => columns.map((name) => `coalesce(${table}.${name}, 0)`).join(', ')
  const { rows } = await client.query<DifferenceRow & { n: number }>(
    `with stored as (select * from cell where version = $1)
     select count(*) over () as n, coalesce(k.page, s.page) as page, coalesce(k.slice, s.slice) as slice,
       coalesce(k.unit, s.unit) as unit, coalesce(k.day, s.day) as day,
       array[${list('k')}]::text[] as stored, array[${list('s')}]::text[] as counted
     from stored k full join scratch_cell s on k.page = s.page and k.slice = s.slice and k.unit = s.unit and k.day = s.day
     where row(${list('k')}) is distinct from row(${list('s')})
       and not (coalesce(k.slice, s.slice) like '@hour=%' and coalesce(k.day, s.day) < $2)
     order by 2, 3, 4, 5 limit $3`,
    [version, hourFloor, limit],
  )
  const first = rows.map((row) => ({
    page: row.page,
    slice: row.slice,
    unit: row.unit,
    day: row.day,
    stored: row.stored.map(Number),
    counted: row.counted.map(Number),
  }))
  return { differing: rows[0]?.n ?? 0, first }
}
