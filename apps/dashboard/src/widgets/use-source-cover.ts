import { useMemo } from 'react'
import { useLink } from '../live/index.ts'
import { type Cover, coverOf } from './cover.ts'
import type { Scope } from './scope.ts'
import { useMinute, useSources } from './use-cover.ts'

/** Until when what some sources tell is covered, and who owns the first of them. */
export function useSourceCover(
  ids: ReadonlySet<string>,
  { period }: Pick<Scope, 'period'>,
): { readonly cover: Cover | null; readonly owner: string } {
  const all = useSources()
  const now = useMinute()
  const isOffline = useLink().kind === 'lost'
  return useMemo(() => {
    const sources = all.filter(({ id }) => ids.has(id))
    return { cover: coverOf({ sources, period, now, isOffline }), owner: sources[0]?.owner ?? '' }
  }, [all, ids, period, now, isOffline])
}
