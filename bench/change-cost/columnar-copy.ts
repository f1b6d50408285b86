import type { Instant } from '@toan-canh/calendar'
import type { Database } from '@toan-canh/store'

const zoneMs = 7 * 3_600_000
const dayMs = 86_400_000
const dayOf = (column: string) => `((${column} + ${zoneMs}) / ${dayMs})::int`

const columns = `id, unit, ${dayOf('opened_at')} as opened_day,
  case when state = 'closed' then ${dayOf('closed_at')} end as closed_day, due_at, (state = 'paused')::int as paused,
  case when state <> 'closed' then null when closed_at > due_at then 2
    when ${dayOf('closed_at')} < ${dayOf('due_at')} then 0 else 1 end::smallint as outcome,
  (fact->'flags'->>'digitised')::boolean::int as digitised,
  (fact->'flags'->>'onlineOffered')::boolean::int as offered,
  ((fact->'flags'->>'onlineOffered')::boolean and fact->'slices'->>'channel' = 'online')::int as online`

/** Copies the facts into a narrow table of plain columns, with the outcome worked out, and gives it the indexes that the question below can use. */
export async function makeColumnarCopy(database: Database): Promise<void> {
  await database.query('drop table if exists flat')
  await database.query(`create table flat as select ${columns} from fact_case where fact is not null`)
  await database.query('alter table flat add primary key (id)')
  await database.query(`create index flat_opened on flat (opened_day) include (unit, offered, online)`)
  await database.query(
    `create index flat_closed on flat (closed_day) include (unit, outcome, digitised) where closed_day is not null`,
  )
  await database.query(`create index flat_open on flat (unit) include (due_at, paused) where closed_day is null`)
  await database.query('vacuum analyze flat')
}

/** Brings some facts of the copy up to date; its cost is not counted. */
export async function updateColumnarCopy(database: Database, ids: readonly string[]): Promise<void> {
  const names = ['unit', 'opened_day', 'closed_day', 'due_at', 'paused', 'outcome', 'digitised', 'offered', 'online']
  await database.query(
    `insert into flat select ${columns} from fact_case where source = 'mot-cua' and id = any($1::text[])
     on conflict (id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [ids],
  )
}

const question = `with day_of as materialized (
    select n as day, to_char(d, 'YYYY-MM') as month, to_char(d, 'YYYY"-Q"Q') as quarter, to_char(d, 'YYYY') as year,
      case when n >= $2 then to_char(d, 'YYYY-MM-DD') end as day_id
    from generate_series($1::int, $3::int) as n, lateral (select date '1970-01-01' + n as d) as of_n
  ), event as (
    select opened_day as day, unit, 1 as received, offered, online, 0 as early, 0 as on_time, 0 as late, 0 as digitised
      from flat where opened_day between $1 and $3
    union all
    select closed_day, unit, 0, 0, 0, (outcome = 0)::int, (outcome = 1)::int, (outcome = 2)::int, digitised
      from flat where closed_day between $1 and $3
  ), of_day as (
    select unit, day, sum(received) as received, sum(offered) as offered, sum(online) as online, sum(early) as early,
      sum(on_time) as on_time, sum(late) as late, sum(digitised) as digitised
    from event group by unit, day
  )
  select coalesce(unit, '37') as unit, coalesce(day_id, month, quarter, year) as period,
    sum(received)::float8 as received, sum(offered)::float8 as offered, sum(online)::float8 as online, sum(early)::float8 as early,
    sum(on_time)::float8 as on_time, sum(late)::float8 as late, sum(digitised)::float8 as digitised,
    null::float8 as open, null::float8 as overdue, null::float8 as paused
  from of_day join day_of using (day)
  group by grouping sets ((day_id), (month), (unit, day_id), (unit, month), (unit, quarter), (unit, year))
  union all
  select coalesce(unit, '37'), 'now', null, null, null, null, null, null, null, count(*), count(*) filter (where due_at < $4),
    count(*) filter (where paused = 1 and due_at >= $4)
  from flat where closed_day is null group by grouping sets ((), (unit))`

/** Sums of one unit and period; those of `now` are stocks. */
export interface Recomputed {
  readonly unit: string
  readonly period: string | null
  readonly received: number
  readonly offered: number
  readonly online: number
  readonly early: number
  readonly on_time: number
  readonly late: number
  readonly digitised: number
  readonly open: number
  readonly overdue: number
  readonly paused: number
}

/** Works out every reading anew with one statement: flows from the first day on, days apart from `fineFrom` on, stocks at `now`. */
export async function recompute(
  database: Database,
  span: { readonly from: number; readonly fineFrom: number; readonly to: number; readonly now: Instant },
): Promise<ReadonlyMap<string, Recomputed>> {
  const { rows } = await database.query<Recomputed>({
    name: 'recompute',
    text: question,
    values: [span.from, span.fineFrom, span.to, span.now],
  })
  return new Map(rows.map((row) => [`${row.unit}|${row.period ?? ''}`, row]))
}
