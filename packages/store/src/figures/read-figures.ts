import type { Basis, Operator } from '@toan-canh/contract'
import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'
import type { FigureMark, StoredFigure } from './stored-figure.ts'

/** The versions that are stored of some figures of one source, by id. */
export async function readFigureMarks(
  client: Client,
  source: string,
  ids: readonly string[],
): Promise<Map<string, FigureMark[]>> {
  const marks = new Map<string, FigureMark[]>()
  if (ids.length === 0) return marks
  const { rows } = await client.query<FigureMark & { id: string }>({
    name: 'read-figure-marks',
    text: `select id, changed_at as "changedAt", confirmed_at as "confirmedAt", content, is_deleted as "isDeleted"
      from figure_revision where source = $1 and id = any($2::text[])`,
    values: [source, textArray(ids)],
  })
  for (const { id, ...mark } of rows) {
    const others = marks.get(id)
    if (others === undefined) marks.set(id, [mark])
    else others.push(mark)
  }
  return marks
}

/** As of when figures are asked for: all that is known, or what was known at a commit or an instant. */
export type KnownAt = { readonly seq: number } | { readonly at: number } | null

export interface FigureQuery {
  readonly signals: readonly string[]
  readonly units: readonly string[]
  /** '' is the whole; otherwise one slice, or every slice of one dimension. */
  readonly slice: string | { readonly dimension: string }
  /** Figures that touch these days. */
  readonly fromDay: number
  readonly toDay: number
  readonly knownAt: KnownAt
}

interface FigureRow {
  source: string
  id: string
  signal: string
  unit: string
  from_day: number
  to_day: number
  at: number
  slice: string
  basis: Basis
  value: number | null
  op: Operator
  changed_at: number
  known_at: number
  is_deleted: boolean
}

function figureOf(row: FigureRow): StoredFigure {
  return {
    source: row.source,
    id: row.id,
    signal: row.signal,
    unit: row.unit,
    from: row.from_day,
    to: row.to_day,
    at: row.at,
    slice: row.slice,
    basis: row.basis,
    value: row.value,
    op: row.op,
    changedAt: row.changed_at,
    knownAt: row.known_at,
    isDeleted: row.is_deleted,
  }
}

const newest = 'source, id, confirmed_at desc, is_deleted desc, content desc'

/** Slices of one dimension lie between `dimension=` and the character after it. */
function sliceWhere(slice: FigureQuery['slice']): { readonly where: string; readonly value: string } {
  if (typeof slice === 'string') return { where: 'slice = $3', value: slice }
  return {
    where: `slice like $3 and position('&' in slice) = 0`,
    value: `${slice.dimension.replaceAll('_', String.raw`\_`)}=%`,
  }
}

function knownWhere(knownAt: KnownAt): { readonly where: string; readonly values: readonly number[] } {
  if (knownAt === null) return { where: '', values: [] }
  return 'seq' in knownAt
    ? { where: 'and seq <= $6', values: [knownAt.seq] }
    : { where: 'and known_at <= $6', values: [knownAt.at] }
}

/** The newest version of each figure that was known, deleted ones left out. */
export async function readFigures(source: Client | Database, query: FigureQuery): Promise<StoredFigure[]> {
  if (query.signals.length === 0) return []
  const slice = sliceWhere(query.slice)
  const known = knownWhere(query.knownAt)
  const { rows } = await source.query<FigureRow>(
    `select * from (
       select distinct on (source, id) source, id, signal, unit, from_day, to_day, at, slice, basis, value, op, changed_at, known_at, is_deleted
       from figure_revision
       where signal = any($1::text[]) and unit = any($2::text[]) and ${slice.where} and to_day >= $4 and from_day <= $5
         ${known.where}
       order by ${newest}) f where not is_deleted`,
    [textArray(query.signals), textArray(query.units), slice.value, query.fromDay, query.toDay, ...known.values],
  )
  return rows.map(figureOf)
}

/** A version of a figure with how it became known. */
export interface FigureVersion extends StoredFigure {
  readonly period: string
  readonly seq: number
  readonly batch: number
}

/** Every version of the figures that a query touches, figure by figure, the newest first; at most `limit`. */
export async function readFigureVersions(
  source: Client | Database,
  query: Omit<FigureQuery, 'knownAt'>,
  limit: number,
): Promise<FigureVersion[]> {
  if (query.signals.length === 0) return []
  const slice = sliceWhere(query.slice)
  const { rows } = await source.query<FigureRow & { period: string; seq: number; batch: number }>(
    `select source, id, signal, unit, period, from_day, to_day, at, slice, basis, value, op, changed_at, known_at, is_deleted, seq, batch
     from figure_revision
     where signal = any($1::text[]) and unit = any($2::text[]) and ${slice.where} and to_day >= $4 and from_day <= $5
     order by to_day desc, source, id, confirmed_at desc, is_deleted desc, content desc limit $6`,
    [textArray(query.signals), textArray(query.units), slice.value, query.fromDay, query.toDay, limit],
  )
  return rows.map((row) => ({
    ...figureOf(row),
    period: row.period,
    seq: row.seq,
    batch: row.batch,
  }))
}
