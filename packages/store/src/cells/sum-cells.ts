import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'
import { slotsPerRow } from './cell-row.ts'

/** What to add up: slots of these units and slices, over days. */
export interface CellQuery {
  readonly version: number
  readonly slots: readonly number[]
  readonly slices: readonly string[] | { readonly dimension: string }
  readonly units: readonly string[]
  /** Inclusive; the days before `fromDay` come back as one sum per key under `day: null`. */
  readonly fromDay: number
  readonly toDay: number
  readonly perDay: boolean
  /** Keep units apart; otherwise they come back added up under the first of `units`. */
  readonly byUnit: boolean
  readonly bySlice: boolean
}

/** Sums of one key. `day: null` is all days before `fromDay` (for stocks); otherwise the day, or `fromDay` when not `perDay`. */
export interface CellSum {
  readonly unit: string
  readonly slice: string
  readonly day: number | null
  /** By slot, in the order of `CellQuery.slots`. */
  readonly sums: readonly number[]
}

interface SumRow {
  unit: string | null
  slice: string | null
  day: number | null
  s: string[] | null
}

function sliceFilter(slices: CellQuery['slices']): { readonly where: string; readonly value: string | Buffer } {
  // Slices are ordered by their bytes, and > is the byte after =.
  if ('dimension' in slices) {
    return { where: `slice > $4::text || '=' and slice < $4::text || '>'`, value: slices.dimension }
  }
  return { where: 'slice = any($4::text[])', value: textArray(slices) }
}

async function sumPage(
  source: Client | Database,
  query: CellQuery,
  page: number,
  slots: readonly number[],
): Promise<CellSum[]> {
  const { where, value } = sliceFilter(query.slices)
  const sums = slots.map((slot) => `coalesce(sum(a${slot - page * slotsPerRow}), 0)`).join(', ')
  const dayGroup = query.perDay
    ? 'case when day < $5 then null else day end'
    : 'case when day < $5 then null else $5::integer end'
  const text = `select ${query.byUnit ? 'unit' : 'null'} as unit, ${query.bySlice ? 'slice' : 'null'} as slice, ${dayGroup} as day, array[${sums}]::text[] as s
    from cell where version = $1 and page = $2 and unit = any($3::text[]) and ${where} and day <= $6
    group by 1, 2, 3`
  const values = [query.version, page, textArray(query.units), value, query.fromDay, query.toDay]
  const { rows } = await source.query<SumRow>(text, values)
  const unit = query.units[0] ?? ''
  const slice = 'dimension' in query.slices ? '' : (query.slices[0] ?? '')
  return rows.map((row) => ({
    unit: row.unit ?? unit,
    slice: row.slice ?? slice,
    day: row.day,
    sums: (row.s ?? []).map(Number),
  }))
}

/** Adds up stored counters. Slots of several pages are read page by page; each key comes back once per page with its own slots set. */
export async function sumCells(
  source: Client | Database,
  query: CellQuery,
  each: (sum: CellSum, slots: readonly number[]) => void,
): Promise<void> {
  const pages = Map.groupBy(query.slots, (slot) => Math.floor(slot / slotsPerRow))
  await Promise.all(
    pages.entries().map(async ([page, slots]) => {
      for (const sum of await sumPage(source, query, page, slots)) each(sum, slots)
    }),
  )
}

/** Forgets hour cells before a day; returns how many rows went. */
export async function dropHourCells(client: Client, beforeDay: number): Promise<number> {
  const { rowCount } = await client.query(`delete from cell where slice like '@hour=%' and day < $1`, [beforeDay])
  return rowCount ?? 0
}
