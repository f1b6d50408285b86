import { textArray } from '../array-parameter.ts'
import type { Database } from '../database.ts'

/** What makes the closings of a unit's day a rush: how close to the deadline, how many, and which part of all. */
export interface Rush {
  readonly minutes: number
  readonly fewest: number
  readonly share: number
}

/** A day on which a unit closed many cases just before each was due. */
export interface RushedDay {
  readonly unit: string
  /** Day number in Asia/Ho_Chi_Minh. */
  readonly day: number
  readonly closed: number
  readonly rushed: number
}

const minuteMs = 60_000

/**
 * The days since an instant on which a unit closed many cases of a source within the last minutes before their deadlines, the most
 * first. A case whose deadline moves with its pauses is not judged: only the engine knows when it was due.
 */
export async function readRushedDays(
  database: Database,
  of: { readonly source: string; readonly units: readonly string[]; readonly since: number; readonly rush: Rush },
): Promise<RushedDay[]> {
  const { minutes, fewest, share } = of.rush
  const { rows } = await database.query<RushedDay>(
    `select * from (
       select unit, floor((closed_at + 25200000) / 86400000.0)::int as day, count(*)::int as closed,
         count(*) filter (where due_at - closed_at between 0 and $4::bigint
           and (coalesce((fact->>'dueIncludesPauses')::boolean, false) or coalesce(json_array_length(fact->'pauses'), 0) = 0))::int as rushed
       from fact_case where source = $1 and unit = any($2::text[]) and closed_at >= $3 and state = 'closed' and fact is not null
       group by 1, 2) each
     where rushed >= $5 and rushed >= closed * $6::float8 order by rushed desc, unit, day`,
    [of.source, textArray(of.units), of.since, minutes * minuteMs, fewest, share],
  )
  return rows
}
