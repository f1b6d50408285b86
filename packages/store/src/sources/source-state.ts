import type { Client, Database } from '../database.ts'

/** What a source has given so far and where it goes on. Cursors are JSON of the connector's own making. */
export interface SourceState {
  readonly source: string
  /** Grows with every change, so that of two states the newer is known. */
  readonly revision: number
  readonly liveCursor: unknown
  readonly historyCursor: unknown
  readonly historyReachedTo: number | null
  readonly historyComplete: boolean
  readonly historyRows: number
  readonly historyTotal: number | null
  readonly coveredTo: number | null
  readonly receivedAt: number | null
  readonly facts: number
  /** Refused rows that are open, and those that have come right since. */
  readonly quarantined: number
  readonly resolved: number
  readonly stoppedReason: string | null
  readonly stoppedAt: number | null
}

interface StateRow {
  source: string
  revision: number
  live_cursor: unknown
  history_cursor: unknown
  history_reached_to: number | null
  history_complete: boolean
  history_rows: number
  history_total: number | null
  covered_to: number | null
  received_at: number | null
  facts: number
  quarantined: number
  resolved: number
  stopped_reason: string | null
  stopped_at: number | null
}

function stateOf(row: StateRow): SourceState {
  return {
    source: row.source,
    revision: row.revision,
    liveCursor: row.live_cursor,
    historyCursor: row.history_cursor,
    historyReachedTo: row.history_reached_to,
    historyComplete: row.history_complete,
    historyRows: row.history_rows,
    historyTotal: row.history_total,
    coveredTo: row.covered_to,
    receivedAt: row.received_at,
    facts: row.facts,
    quarantined: row.quarantined,
    resolved: row.resolved,
    stoppedReason: row.stopped_reason,
    stoppedAt: row.stopped_at,
  }
}

/** The state of every source that has ever stored something. */
export async function readSourceStates(source: Client | Database): Promise<Map<string, SourceState>> {
  const { rows } = await source.query<StateRow>('select * from source_state')
  return new Map(rows.map((row) => [row.source, stateOf(row)]))
}

/**
 * The states that are newer than known, by the revision known of each source: what a cursor holds may be large and is not read
 * again and again.
 */
export async function readChangedStates(
  database: Database,
  known: ReadonlyMap<string, number>,
): Promise<readonly SourceState[]> {
  const { rows } = await database.query<StateRow>(
    `select s.* from source_state s left join unnest($1::text[], $2::bigint[]) k(source, revision) using (source)
     where k.revision is null or s.revision > k.revision`,
    [[...known.keys()], [...known.values()]],
  )
  return rows.map(stateOf)
}

/** The state of one source; `null` before its first batch. */
export async function readSourceState(client: Client | Database, source: string): Promise<SourceState | null> {
  const { rows } = await client.query<StateRow>('select * from source_state where source = $1', [source])
  return rows[0] === undefined ? null : stateOf(rows[0])
}

/** What one batch changes in the state of its source; stored in the same transaction as its facts. */
export interface Progress {
  readonly source: string
  readonly direction: 'live' | 'history'
  /** `null` leaves it where it is. */
  readonly cursor: unknown
  readonly coveredTo: number | null
  readonly reachedTo: number | null
  readonly rows: number
  readonly total: number | null
  readonly isLast: boolean
  readonly storedAt: number
  readonly newFacts: number
  readonly newQuarantined: number
  readonly newResolved: number
}

const advance = `insert into source_state as s (source, live_cursor, history_cursor, history_reached_to, history_complete, history_rows,
    history_total, covered_to, received_at, facts, quarantined, resolved)
  values ($1, case when $2 then $3::jsonb end, case when $2 then null else $3::jsonb end, $4, not $2 and $5, case when $2 then 0 else $6::bigint end,
    case when $2 then null else $7::bigint end, $8, $9, $10, $11::bigint - $12::bigint, $12::bigint)
  on conflict (source) do update set
    live_cursor = coalesce(excluded.live_cursor, s.live_cursor),
    history_cursor = coalesce(excluded.history_cursor, s.history_cursor),
    history_reached_to = coalesce(excluded.history_reached_to, s.history_reached_to),
    history_complete = s.history_complete or excluded.history_complete,
    history_rows = s.history_rows + excluded.history_rows,
    history_total = coalesce(excluded.history_total, s.history_total),
    covered_to = greatest(s.covered_to, excluded.covered_to),
    received_at = case when excluded.covered_to is null then s.received_at else excluded.received_at end,
    facts = s.facts + excluded.facts,
    quarantined = greatest(0, s.quarantined + excluded.quarantined),
    resolved = s.resolved + excluded.resolved,
    stopped_reason = null,
    stopped_at = null,
    revision = s.revision + 1`

/** Moves the cursor of a source on, in the transaction that stores what lay before it. */
export async function advanceSource(client: Client, progress: Progress): Promise<void> {
  await client.query(advance, [
    progress.source,
    progress.direction === 'live',
    progress.cursor === null ? null : JSON.stringify(progress.cursor),
    progress.reachedTo,
    progress.isLast,
    progress.rows,
    progress.total,
    progress.coveredTo,
    progress.storedAt,
    progress.newFacts,
    progress.newQuarantined,
    progress.newResolved,
  ])
}

/** Remembers that a source was stopped by an alarm, so that a restart does not hide it. The next batch that is stored clears it. */
export async function writeStop(
  database: Database,
  source: string,
  stop: { readonly reason: string; readonly at: number },
): Promise<void> {
  await database.query(
    `insert into source_state as s (source, stopped_reason, stopped_at) values ($1, $2, $3)
     on conflict (source) do update set stopped_reason = excluded.stopped_reason,
       stopped_at = coalesce(s.stopped_at, excluded.stopped_at), revision = s.revision + 1`,
    [source, stop.reason, stop.at],
  )
}
