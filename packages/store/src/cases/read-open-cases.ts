import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'
import { caseColumns, type CaseRow, type StoredCase, storedCaseOf, uncounted } from './stored-case.ts'

/**
 * The counted cases of a kind in some units that have no end, those due first before the others and those without a due instant last;
 * among them some that have not begun, or are refused without an end.
 */
export async function readOpenCases(
  source: Client | Database,
  of: {
    readonly kind: string
    readonly units: readonly string[]
    readonly slice: { readonly dimension: string; readonly value: string } | null
    readonly limit: number
  },
): Promise<StoredCase[]> {
  const { rows } = await source.query<CaseRow>(
    `select ${caseColumns} from fact_case
     where kind = $1 and closed_at is null and fact is not null and evaluated_at > ${uncounted}
       and unit = any($2::text[]) and ($3::text is null or fact->'slices'->>$3 = $4)
     order by due_at, source, id limit $5`,
    [of.kind, textArray(of.units), of.slice?.dimension ?? null, of.slice?.value ?? null, of.limit],
  )
  return rows.map(storedCaseOf)
}
