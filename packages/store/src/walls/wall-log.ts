import type { Client, Database } from '../database.ts'

/** One line of the record of a wall. */
export interface WallLogRow {
  readonly id: number
  readonly wall: string
  readonly at: number
  readonly kind: 'shown' | 'order' | 'device'
  readonly position: string
  readonly what: string
  readonly content: Readonly<Record<string, unknown>>
}

const columns = 'id, wall, at, kind, position, what, content'

/** Adds a line. A picture that stands in the newest line of its kind already is not written again, whoever saw it too. */
export async function noteWall(client: Client | Database, line: Omit<WallLogRow, 'id'>): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into wall_log (wall, at, kind, position, what, content)
     select $1, $2, $3, $4, $5, $6
     where $3 <> 'shown' or $5 is distinct from
       (select what from wall_log where wall = $1 and kind = 'shown' order by id desc limit 1)`,
    [line.wall, line.at, line.kind, line.position, line.what, JSON.stringify(line.content)],
  )
  return rowCount === 1
}

/** Lines of a wall, the newest first: older than the line `before`, and from what stood at `at`. */
export async function readWallLog(
  database: Database,
  wall: string,
  asked: {
    readonly kind: WallLogRow['kind'] | null
    readonly at: number | null
    readonly before: number | null
    readonly limit: number
  },
): Promise<WallLogRow[]> {
  const { rows } = await database.query<WallLogRow>(
    `select ${columns} from wall_log where wall = $1 and ($2::text is null or kind = $2) and ($3::bigint is null or at <= $3)
       and ($4::bigint is null or id < $4) order by id desc limit $5`,
    [wall, asked.kind, asked.at, asked.before, asked.limit],
  )
  return rows
}

/** Forgets lines from before an instant, and of each wall all but the newest `keep`. */
export async function dropWallLog(
  database: Database,
  { before, keep }: { readonly before: number; readonly keep: number },
): Promise<void> {
  await database.query('delete from wall_log where at < $1', [before])
  await database.query(
    `delete from wall_log using (
       select wall, (select id from wall_log each where each.wall = walls.wall order by id desc offset $1 limit 1) as last
       from (select distinct wall from wall_log) as walls) as bound
     where wall_log.wall = bound.wall and wall_log.id <= bound.last`,
    [keep],
  )
}
