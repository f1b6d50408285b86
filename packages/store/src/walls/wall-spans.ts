import type { SpanKind } from '@toan-canh/contract'
import type { Client, Database } from '../database.ts'

/** What is laid over the programme of a wall (`*`: of every wall) from an instant on; `ends: null` is open. */
export interface StoredSpan {
  readonly id: number
  readonly wall: string
  readonly kind: SpanKind
  readonly starts: number
  readonly ends: number | null
  readonly position: string
  /** What raised an alarm and still lasts. */
  readonly episode: string | null
  readonly content: unknown
}

const columns = 'id, wall, kind, starts, ends, position, episode, content'

/** Spans that are open or ended after an instant, in the order in which they were laid; of each wall the newest `limit`. */
export async function readSpans(
  from: Client | Database,
  { endedAfter, limit }: { readonly endedAfter: number; readonly limit: number },
): Promise<StoredSpan[]> {
  const { rows } = await from.query<StoredSpan>(
    `select ${columns} from (
       select *, row_number() over (partition by wall order by id desc) as newness
       from wall_span where ends is null or ends > $1 or episode is not null) as recent
     where newness <= $2 order by id`,
    [endedAfter, limit],
  )
  return rows
}

/** Lays a span; `null` when its episode has been laid already. */
export async function addSpan(client: Client | Database, span: Omit<StoredSpan, 'id'>): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    `insert into wall_span (wall, kind, starts, ends, position, episode, content)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [span.wall, span.kind, span.starts, span.ends, span.position, span.episode, JSON.stringify(span.content)],
  )
  return rows[0]?.id ?? null
}

/** Writes end, episode and content of a span as they are now. */
export async function changeSpan(
  client: Client | Database,
  { id, ends, episode, content }: Pick<StoredSpan, 'id' | 'ends' | 'episode' | 'content'>,
): Promise<void> {
  await client.query('update wall_span set ends = $2, episode = $3, content = $4 where id = $1', [
    id,
    ends,
    episode,
    JSON.stringify(content),
  ])
}

/** Reads one span to change it: until the transaction ends nobody else does. */
export async function takeSpan(client: Client, id: number): Promise<StoredSpan | null> {
  const { rows } = await client.query<StoredSpan>(`select ${columns} from wall_span where id = $1 for update`, [id])
  return rows[0] ?? null
}

/** Forgets spans that ended before an instant. */
export async function dropSpans(database: Database, endedBefore: number): Promise<void> {
  await database.query('delete from wall_span where ends < $1 and episode is null', [endedBefore])
}
