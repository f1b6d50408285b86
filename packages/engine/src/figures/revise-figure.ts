import type { Instant } from '@toan-canh/calendar'
import type { Figure } from '@toan-canh/contract'
import { isNewer } from '../cells/newer-version.ts'

/** What tells versions of one figure apart; a deletion is a version without content. */
export interface FigureVersionMark {
  readonly changedAt: Instant
  readonly content: string
  readonly isDeleted: boolean
}

/** A stored version, and when its source last told the same. */
export interface ConfirmedVersion extends FigureVersionMark {
  readonly confirmedAt: Instant
}

/** What the new versions of one figure change: versions to add, an older one confirmed, and the newest when it is another. */
export interface Revision<V extends FigureVersionMark> {
  readonly added: readonly (V & { readonly confirmedAt: Instant })[]
  readonly confirmed: ConfirmedVersion | null
  readonly newest: V | null
}

/** What a version says, in one text; of two versions of one instant the larger wins, so that order never matters. */
export function contentOfFigure({ op, value }: Pick<Figure, 'op' | 'value'>): string {
  return `${op}${value}`
}

function replaces(a: FigureVersionMark, b: ConfirmedVersion): boolean {
  return isNewer({ ...a, hash: () => a.content }, { ...b, changedAt: b.confirmedAt, hash: () => b.content })
}

function isSame(a: FigureVersionMark, b: FigureVersionMark): boolean {
  return a.content === b.content && a.isDeleted === b.isDeleted
}

/**
 * Takes versions of one figure, whenever they arrive. The newest wins by the rule of all facts; one that says what the newest says
 * confirms it and is no revision; one that is older is kept as history. The same versions again change nothing.
 */
export function reviseFigure<V extends FigureVersionMark>(
  stored: readonly ConfirmedVersion[],
  incoming: readonly V[],
): Revision<V> {
  const known: ConfirmedVersion[] = [...stored]
  const added = new Map<ConfirmedVersion, V>()
  let newest = known.reduce<ConfirmedVersion | null>(
    (best, each) => (best === null || replaces({ ...each, changedAt: each.confirmedAt }, best) ? each : best),
    null,
  )
  const before = newest
  const byTime = incoming.toSorted((a, b) => a.changedAt - b.changedAt || (a.content < b.content ? -1 : 1))
  for (const version of byTime) {
    const { changedAt } = version
    const isTold = known.some(
      (each) => isSame(each, version) && each.changedAt <= changedAt && changedAt <= each.confirmedAt,
    )
    if (isTold) continue
    const isNewest = newest === null || replaces(version, newest)
    if (isNewest && newest !== null && isSame(newest, version)) {
      const confirmed: ConfirmedVersion = { ...newest, confirmedAt: changedAt }
      known.splice(known.indexOf(newest), 1, confirmed)
      const isOurs = added.get(newest)
      if (isOurs !== undefined) {
        added.delete(newest)
        added.set(confirmed, isOurs)
      }
      newest = confirmed
      continue
    }
    const kept: ConfirmedVersion = {
      changedAt,
      content: version.content,
      isDeleted: version.isDeleted,
      confirmedAt: changedAt,
    }
    known.push(kept)
    added.set(kept, version)
    if (isNewest) newest = kept
  }
  const own = newest === null ? undefined : added.get(newest)
  return {
    added: [...added].map(([{ confirmedAt }, version]) => ({ ...version, confirmedAt })),
    confirmed: own === undefined && newest !== null && newest !== before ? newest : null,
    newest: own ?? null,
  }
}
