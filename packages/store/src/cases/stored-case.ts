import type { Case } from '@toan-canh/contract'

/** A stored version of a case, with the instant as of which it was counted. */
export interface StoredCase {
  readonly source: string
  readonly id: string
  readonly changedAt: number
  readonly evaluatedAt: number
  readonly nextAt: number | null
  /** `null`: deleted upstream. */
  readonly fact: Case | null
}

export interface CaseRow {
  source: string
  id: string
  changed_at: number
  evaluated_at: number
  next_at: number | null
  fact: Case | null
}

export const caseColumns = 'source, id, changed_at, evaluated_at, next_at, fact'

export function storedCaseOf(row: CaseRow): StoredCase {
  return {
    source: row.source,
    id: row.id,
    changedAt: row.changed_at,
    evaluatedAt: row.evaluated_at,
    nextAt: row.next_at,
    fact: row.fact,
  }
}
