import { dayOf, endOfDay, type Instant, parsePeriod } from '@toan-canh/calendar'
import type { Batch } from '@toan-canh/connectors'
import { type FigureKey, figureKeyOf, figureSlice, isOfShape } from '@toan-canh/contract'
import { contentOfFigure, reviseFigure } from '@toan-canh/engine'
import type { FigureMark, FigureRevision, StoredFigure } from '@toan-canh/store'

/** What a batch changes in the figures of its source. */
export interface FigureChanges {
  readonly added: readonly FigureRevision[]
  readonly confirmed: readonly (FigureMark & { readonly id: string })[]
  /** Figures whose newest version is another now. */
  readonly newest: readonly StoredFigure[]
  /** How many figures were never told before. */
  readonly fresh: number
}

type Incoming = Omit<FigureRevision, 'confirmedAt'>

/** The days of a period; an instant is a period of its one day. */
function daysOf(
  period: FigureKey['period'],
): { readonly from: number; readonly to: number; readonly at: number } | null {
  if (typeof period === 'number') return { from: dayOf(period), to: dayOf(period), at: period }
  const days = parsePeriod(period)
  return days === null ? null : { from: days.from, to: days.to, at: endOfDay(days.to) }
}

function versionOf(
  source: string,
  id: string,
  key: FigureKey,
  told: Pick<Incoming, 'value' | 'op' | 'changedAt' | 'knownAt' | 'isDeleted' | 'content'>,
): Incoming[] {
  const days = daysOf(key.period)
  if (days === null) return []
  const { signal, unit, period, basis, slices } = key
  return [{ source, id, signal, unit, period: String(period), ...days, slice: figureSlice(slices), basis, ...told }]
}

/** The versions that a batch tells, by figure, as known from an instant on; a deletion is a version without a value. */
export function figureVersions(
  source: string,
  knownAt: Instant,
  batch: Pick<Batch, 'facts' | 'tombstones'>,
): Map<string, Incoming[]> {
  const told = batch.facts.filter(isOfShape('figure')).flatMap((figure) =>
    versionOf(source, figure.id, figure, {
      value: figure.value,
      op: figure.op,
      changedAt: figure.changedAt,
      knownAt,
      isDeleted: false,
      content: contentOfFigure(figure),
    }),
  )
  const gone = batch.tombstones.flatMap(({ shape, id, changedAt }) => {
    const key = shape === 'figure' ? figureKeyOf(id) : null
    return key === null
      ? []
      : versionOf(source, id, key, { value: null, op: '=', changedAt, knownAt, isDeleted: true, content: '' })
  })
  return Map.groupBy([...told, ...gone], ({ id }) => id)
}

/** What answers questions of a version. */
function storedOf({ period: _period, content: _content, ...figure }: Incoming): StoredFigure {
  return figure
}

/** Holds what a batch tells against what is stored. */
export function figureChanges(
  versions: ReadonlyMap<string, readonly Incoming[]>,
  stored: ReadonlyMap<string, readonly FigureMark[]>,
): FigureChanges {
  const added: FigureRevision[] = []
  const confirmed: (FigureMark & { readonly id: string })[] = []
  const newest: StoredFigure[] = []
  let fresh = 0
  for (const [id, incoming] of versions) {
    const known = stored.get(id)
    const revision = reviseFigure(known ?? [], incoming)
    added.push(...revision.added)
    if (revision.confirmed !== null) confirmed.push({ id, ...revision.confirmed })
    if (revision.newest !== null) newest.push(storedOf(revision.newest))
    if (known === undefined) fresh += 1
  }
  return { added, confirmed, newest, fresh }
}
