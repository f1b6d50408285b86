import type { Client, Database } from '../database.ts'

/** Something that was due of a source. `heldUntil` is the end of the tolerance. */
export interface Obligation {
  readonly id: number
  readonly source: string
  readonly unit: string
  readonly dueAt: number
  readonly heldUntil: number
  readonly arrivedAt: number | null
}

const columns = 'id, source, unit, due_at as "dueAt", held_until as "heldUntil", arrived_at as "arrivedAt"'

/** Notes that something is due; one due instant of a source is one obligation. */
export async function noteObligation(
  client: Client | Database,
  due: Omit<Obligation, 'id' | 'arrivedAt'>,
): Promise<void> {
  await client.query(
    // A conflict would draw a number of the sequence all the same; a row that is not selected draws none.
    `insert into obligation (source, unit, due_at, held_until)
     select $1, $2, $3, $4 where not exists (select from obligation where source = $1 and due_at = $3)
     on conflict (source, due_at) do nothing`,
    [due.source, due.unit, due.dueAt, due.heldUntil],
  )
}

/** Notes that all that was due of a source before an instant, or between two, has arrived. */
export async function noteArrival(
  client: Client | Database,
  arrival: {
    readonly source: string
    readonly dueFrom?: number
    readonly dueBefore: number
    readonly at: number
  },
): Promise<void> {
  await client.query(
    `update obligation set arrived_at = $3
     where source = $1 and due_at < $2 and due_at >= $4 and arrived_at is null`,
    [arrival.source, arrival.dueBefore, arrival.at, arrival.dueFrom ?? 0],
  )
}

/** What has not arrived although its tolerance has passed, the oldest first. */
export async function readOverdue(database: Database, now: number, limit: number): Promise<Obligation[]> {
  const { rows } = await database.query<Obligation>(
    `select ${columns} from obligation where arrived_at is null and held_until < $1 order by due_at limit $2`,
    [now, limit],
  )
  return rows
}

/** What was due in [from, to), the newest first, with how often was reminded of it. */
export async function readObligations(
  database: Database,
  span: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<(Obligation & { readonly reminders: number })[]> {
  const { rows } = await database.query<Obligation & { reminders: number }>(
    `select ${columns}, (select count(distinct number)::int from reminder where obligation = o.id) as reminders
     from obligation o where due_at >= $1 and due_at < $2 order by due_at desc limit $3`,
    [span.from, span.to, span.limit],
  )
  return rows
}

/** Promises that were broken: found to be so, or kept again after that, within [from, to). */
export async function readBreaches(
  database: Database,
  span: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<Obligation[]> {
  const { rows } = await database.query<Obligation>(
    `select ${columns} from obligation
     where held_until < $2 and (arrived_at is null or arrived_at > held_until)
       and (held_until >= $1 or arrived_at >= $1) order by held_until, id limit $3`,
    [span.from, span.to, span.limit],
  )
  return rows
}
