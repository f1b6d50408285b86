import { z } from 'zod'
import { type CellRow, slotsPerRow } from '../cells/cell-row.ts'
import type { Client, Database } from '../database.ts'
import { type StoredFigure, storedFigureSchema } from '../figures/stored-figure.ts'

/** One commit as others hear of it. */
export interface Commit {
  readonly seq: number
  readonly at: number
  /** Who wrote: a source id, `tick`, `rebuild`. */
  readonly origin: string
  readonly version: number
  readonly rows: readonly CellRow[]
  /** Figures whose newest version is another now; `many`: too many to tell one by one. */
  readonly figures?: readonly StoredFigure[] | 'many'
  /** Assets that differ now, as [source, id]; `many`: too many to tell one by one. */
  readonly assets?: readonly (readonly [source: string, id: string])[] | 'many'
}

const mostFigures = 2_000

/** What a commit tells of figures: each of them, up to a bound. */
export function toldFigures(figures: readonly StoredFigure[]): Pick<Commit, 'figures'> {
  if (figures.length === 0) return {}
  return { figures: figures.length > mostFigures ? 'many' : figures }
}

const mostAssets = 2_000

/** What a commit tells of assets: each of them, up to a bound. */
export function toldAssets(
  assets: readonly { readonly source: string; readonly id: string }[],
): Pick<Commit, 'assets'> {
  if (assets.length === 0) return {}
  return { assets: assets.length > mostAssets ? 'many' : assets.map(({ source, id }) => [source, id] as const) }
}

/** The channel on which every commit is announced by its number. */
export const commitChannel = 'toan_canh_commit'

const packedRow = z.tuple([z.number(), z.string(), z.string(), z.number(), z.array(z.number())])
const packedRows = z.array(packedRow)
const committedFigures = z.union([z.literal('many'), z.array(storedFigureSchema)])
const committedAssets = z.union([z.literal('many'), z.array(z.tuple([z.string(), z.string()]))])

/**
 * JSON of `[page, slice, unit, day, [index, amount, index, amount …]]` for each row: only what changes. Written by hand, because a
 * history makes thousands of rows a second.
 */
function packed(rows: readonly CellRow[]): string {
  const quoted = new Map<string, string>()
  const quote = (text: string): string => {
    const known = quoted.get(text) ?? JSON.stringify(text)
    quoted.set(text, known)
    return known
  }
  let all = ''
  for (const { page, slice, unit, day, amounts } of rows) {
    let pairs = ''
    for (let index = 0; index < slotsPerRow; index++) {
      const amount = amounts[index] ?? 0
      if (amount !== 0) pairs += `${pairs === '' ? '' : ','}${index},${amount}`
    }
    all += `${all === '' ? '[' : ',['}${page},${quote(slice)},${quote(unit)},${day},[${pairs}]]`
  }
  return `[${all}]`
}

function unpack([page, slice, unit, day, pairs]: z.infer<typeof packedRow>): CellRow {
  const amounts = new Float64Array(slotsPerRow)
  for (let at = 0; at + 1 < pairs.length; at += 2) amounts[pairs[at] ?? 0] = pairs[at + 1] ?? 0
  return { page, slice, unit, day, amounts }
}

/** Appends a commit to the log and announces it once the transaction holds. */
export async function logCommit(client: Client, commit: Commit): Promise<void> {
  await Promise.all([
    client.query({
      name: 'log-commit',
      text: `insert into commit_log (seq, at, origin, version, deltas, figures, assets)
        values ($1, $2, $3, $4, $5::json, $6::json, $7::json)`,
      values: [
        commit.seq,
        commit.at,
        commit.origin,
        commit.version,
        packed(commit.rows),
        commit.figures === undefined ? null : JSON.stringify(commit.figures),
        commit.assets === undefined ? null : JSON.stringify(commit.assets),
      ],
    }),
    client.query('select pg_notify($1, $2)', [commitChannel, String(commit.seq)]),
  ])
}

interface LogRow {
  seq: number
  at: number
  origin: string
  version: number
  deltas: unknown
  figures: unknown
  assets: unknown
}

/** The commits after a number, in order, at most `limit`. */
export async function readCommits(source: Client | Database, after: number, limit: number): Promise<Commit[]> {
  const { rows } = await source.query<LogRow>(
    'select seq, at, origin, version, deltas, figures, assets from commit_log where seq > $1 order by seq limit $2',
    [after, limit],
  )
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    origin: row.origin,
    version: row.version,
    rows: packedRows.parse(row.deltas).map(unpack),
    ...(row.figures === null ? {} : { figures: committedFigures.parse(row.figures) }),
    ...(row.assets === null ? {} : { assets: committedAssets.parse(row.assets) }),
  }))
}

/** What the log holds from one commit to another, both included. */
export interface LogSpan {
  readonly count: number
  /** How many versions of the definitions it was written under. */
  readonly versions: number
  /** When the first of them was written; `null`: it is not there. */
  readonly firstAt: number | null
}

/** Tells whether the log still holds every commit of a span. */
export async function readLogSpan(source: Client | Database, from: number, to: number): Promise<LogSpan> {
  const { rows } = await source.query<LogSpan>(
    `select count(*)::int as count, count(distinct version)::int as versions, min(at) filter (where seq = $1) as "firstAt"
     from commit_log where seq between $1 and $2`,
    [from, to],
  )
  return rows[0] ?? { count: 0, versions: 0, firstAt: null }
}

/** Forgets commits older than an instant; the state as it was seen is kept for this long. Returns how many went. */
export async function dropCommits(client: Client | Database, before: number): Promise<number> {
  const { rowCount } = await client.query('delete from commit_log where at < $1', [before])
  return rowCount ?? 0
}
