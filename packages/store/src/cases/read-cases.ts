import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'
import { caseColumns, type CaseRow, type StoredCase, storedCaseOf, uncounted } from './stored-case.ts'

/** The stored versions of some cases of one source, by id. */
export async function readCases(
  client: Client,
  source: string,
  ids: readonly string[],
): Promise<Map<string, StoredCase>> {
  const { rows } = await client.query<CaseRow>({
    name: 'read-cases',
    text: `select ${caseColumns} from fact_case where source = $1 and id = any($2::text[])`,
    values: [source, textArray(ids)],
  })
  return new Map(rows.map((row) => [row.id, storedCaseOf(row)]))
}

/** Cases whose contributions change by themselves at or before `now`, the earliest first. */
export async function readDueCases(client: Client, now: number, limit: number): Promise<StoredCase[]> {
  const { rows } = await client.query<CaseRow>({
    name: 'read-due-cases',
    text: `select ${caseColumns} from fact_case where next_at <= $1 and fact is not null order by next_at limit $2`,
    values: [now, limit],
  })
  return rows.map(storedCaseOf)
}

/** The page of stored cases after a key, in key order; from the beginning with `null`. */
export async function readCasePage(
  client: Client,
  after: { readonly source: string; readonly id: string } | null,
  limit: number,
): Promise<StoredCase[]> {
  const { rows } = await client.query<CaseRow>({
    name: 'read-case-page',
    text: `select ${caseColumns} from fact_case where (source, id) > ($1, $2) order by source, id limit $3`,
    values: [after?.source ?? '', after?.id ?? '', limit],
  })
  return rows.map(storedCaseOf)
}

export interface CaseSample {
  readonly id: string
  readonly unit: string
  readonly state: string
}

/**
 * Codes of a few stored cases of units that were open at some time in [from, to): the records behind a number. Unit by unit, and
 * no further than needed: the whole province is never sorted for a sample.
 */
export async function readCaseSample(
  database: Database,
  query: {
    readonly units: readonly string[]
    readonly kind: string
    readonly slice: { readonly dimension: string; readonly value: string } | null
    readonly from: number
    readonly to: number
    readonly limit: number
  },
): Promise<CaseSample[]> {
  const { rows } = await database.query<CaseSample>(
    `select c.id, c.unit, c.state from unnest($1::text[]) as asked(unit) cross join lateral (
       select id, f.unit, state from fact_case f
       where f.unit = asked.unit and kind = $2 and fact is not null and evaluated_at > ${uncounted} and opened_at < $4
         and (closed_at is null or closed_at >= $3) and ($6::text is null or fact->'slices'->>$6 = $7)
       limit $5) c
     limit $5`,
    [
      query.units,
      query.kind,
      query.from,
      query.to,
      query.limit,
      query.slice?.dimension ?? null,
      query.slice?.value ?? null,
    ],
  )
  return rows
}
