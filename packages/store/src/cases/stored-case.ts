import type { Case } from '@toan-canh/contract'

/**
 * The instant as of which a version is counted that does not count, because another system's does: before everything, so that it
 * adds nothing.
 */
export const uncounted = -8_640_000_000_000_000

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

type InColumns = 'shape' | 'kind' | 'id' | 'key' | 'unit' | 'state' | 'changedAt' | 'openedAt' | 'dueAt' | 'closedAt'
/** What of a case no column of its own holds. */
type RestOfCase = Omit<Case, InColumns>

export interface CaseRow {
  source: string
  id: string
  kind: Case['kind']
  key: string | null
  unit: string
  state: Case['state']
  changed_at: number
  opened_at: number | null
  due_at: number | null
  closed_at: number | null
  evaluated_at: number
  next_at: number | null
  fact: RestOfCase | null
}

export const caseColumns =
  'source, id, kind, key, unit, state, changed_at, opened_at, due_at, closed_at, evaluated_at, next_at, fact'

function factOf(row: CaseRow, rest: RestOfCase): Case {
  return {
    ...rest,
    shape: 'case',
    kind: row.kind,
    id: row.id,
    ...(row.key === null ? {} : { key: row.key }),
    unit: row.unit,
    state: row.state,
    changedAt: row.changed_at,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    closedAt: row.closed_at,
  }
}

export function storedCaseOf(row: CaseRow): StoredCase {
  return {
    source: row.source,
    id: row.id,
    changedAt: row.changed_at,
    evaluatedAt: row.evaluated_at,
    nextAt: row.next_at,
    fact: row.fact === null ? null : factOf(row, row.fact),
  }
}

/** JSON of what no column holds. */
export function restOfCase(fact: Case): string {
  const { submittedAt, dueIncludesPauses, pauses, unitSpans, slices, flags, rating, at } = fact
  const rest: RestOfCase = {
    submittedAt,
    dueIncludesPauses,
    pauses,
    slices,
    flags,
    ...(unitSpans === undefined ? {} : { unitSpans }),
    ...(rating === undefined ? {} : { rating }),
    ...(at === undefined ? {} : { at }),
  }
  return JSON.stringify(rest)
}
