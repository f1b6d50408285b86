import type { Client, Database } from '../database.ts'

export type ReminderWay = 'mail' | 'webhook' | 'hand'

/** One reminder by one way to one recipient. `nextAt: null`: nothing is left to try. */
export interface Reminder {
  readonly id: number
  readonly obligation: number
  readonly number: number
  readonly at: number
  readonly way: ReminderWay
  readonly recipient: string
  readonly note: string
  readonly attempts: number
  readonly nextAt: number | null
  readonly sentAt: number | null
  readonly failure: string | null
}

const columns = `id, obligation, number, at, way, recipient, note, attempts, next_at as "nextAt", sent_at as "sentAt", failure`

/** Writes a reminder down before it is sent; returns whether this process did so and therefore sends it. */
export async function noteReminder(
  client: Client | Database,
  reminder: Pick<Reminder, 'obligation' | 'number' | 'at' | 'way' | 'recipient' | 'note'>,
): Promise<boolean> {
  const isByHand = reminder.way === 'hand'
  const { rowCount } = await client.query(
    `insert into reminder (obligation, number, at, way, recipient, note, attempts, next_at, sent_at)
     values ($1, $2, $3, $4, $5, $6, 0, case when $7 then null else $3::bigint end, case when $7 then $3::bigint end)
     on conflict do nothing`,
    [reminder.obligation, reminder.number, reminder.at, reminder.way, reminder.recipient, reminder.note, isByHand],
  )
  return rowCount === 1
}

/** How often was reminded of an obligation, and when last; `null` when never. */
export async function readLastReminder(
  database: Database,
  obligation: number,
): Promise<{ readonly number: number; readonly at: number } | null> {
  const { rows } = await database.query<{ number: number; at: number }>(
    'select number, at from reminder where obligation = $1 order by number desc, at desc limit 1',
    [obligation],
  )
  return rows[0] ?? null
}

/** Takes reminders that wait to be sent, each for one process: their next try moves on while they are being sent. */
export async function takeWaiting(
  database: Database,
  at: { readonly now: number; readonly until: number; readonly limit: number },
): Promise<Reminder[]> {
  const { rows } = await database.query<Reminder>(
    `update reminder set next_at = $2, attempts = attempts + 1 where id in (
       select id from reminder where next_at <= $1 order by next_at limit $3 for update skip locked)
     returning ${columns}`,
    [at.now, at.until, at.limit],
  )
  return rows
}

/** Notes how a try ended: sent, to be tried again, or given up. */
export async function noteTry(
  database: Database,
  id: number,
  outcome: { readonly sentAt: number } | { readonly failure: string; readonly nextAt: number | null },
): Promise<void> {
  const isSent = 'sentAt' in outcome
  await database.query('update reminder set next_at = $2, sent_at = $3, failure = $4 where id = $1', [
    id,
    isSent ? null : outcome.nextAt,
    isSent ? outcome.sentAt : null,
    isSent ? null : outcome.failure,
  ])
}

export interface ReminderLine extends Reminder {
  readonly source: string
  readonly unit: string
  readonly dueAt: number
  readonly arrivedAt: number | null
}

/** Reminders of [from, to) with what they were about, the newest first. */
export async function readReminders(
  database: Database,
  span: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<ReminderLine[]> {
  const { rows } = await database.query<ReminderLine>(
    `select r.id, r.obligation, r.number, r.at, r.way, r.recipient, r.note, r.attempts, r.next_at as "nextAt",
       r.sent_at as "sentAt", r.failure, o.source, o.unit, o.due_at as "dueAt", o.arrived_at as "arrivedAt"
     from reminder r join obligation o on o.id = r.obligation where r.at >= $1 and r.at < $2 order by r.at desc, r.id desc limit $3`,
    [span.from, span.to, span.limit],
  )
  return rows
}

/** How often each unit was reminded in [from, to): a reminder by several ways is one. */
export async function countReminders(
  database: Database,
  span: { readonly from: number; readonly to: number },
): Promise<{ readonly unit: string; readonly count: number }[]> {
  const { rows } = await database.query<{ unit: string; count: number }>(
    `select o.unit, count(distinct (r.obligation, r.number))::int as count
     from reminder r join obligation o on o.id = r.obligation where r.at >= $1 and r.at < $2
     group by o.unit order by count desc, o.unit`,
    [span.from, span.to],
  )
  return rows
}
