import type { Instant } from '@toan-canh/calendar'
import { type Freshness, freshnesses, type SourceStatus } from '@toan-canh/contract'
import { ageText, asOfText, percentText, waitText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'

/** How far the loading of history has come, in words; `null` when it is complete or not wanted. */
export function historyWords({ history }: SourceStatus): string | null {
  if (history === null || history.isComplete) return null
  const left = history.secondsLeft === null ? '' : waitText(history.secondsLeft)
  if (history.totalRows === null || history.totalRows === 0)
    return left === '' ? text.historyLoadingOpen : text.historyLoading(left)
  return text.historyPercent(percentText((100 * history.rows) / history.totalRows, 0), left)
}

/** What a source can say of its time: covered to, and received when that is another minute; its age once it is old. */
export function timeWords(source: SourceStatus, now: Instant): string {
  if (source.coveredTo === null) return source.isEntered === true ? text.noWholePeriod : text.noCover
  const covered = Date.parse(source.coveredTo)
  if (source.freshness === 'stale') return text.staleFor(ageText(now - covered))
  if (source.freshness === 'lost') return text.lostFor(ageText(now - covered))
  const until = text.coveredTo(asOfText(covered, now))
  if (source.receivedAt === null) return until
  const received = asOfText(Date.parse(source.receivedAt), now)
  return received === asOfText(covered, now) ? until : `${until}, ${text.receivedAt(received)}`
}

/** Who must act on a source that fails; `null` while it answers. */
export function troubleWords({ error }: SourceStatus): string | null {
  return error === null ? null : text.trouble[error.owner]
}

/** How many sources are in each freshness, those without any left out. */
export function countByFreshness(sources: readonly SourceStatus[]): readonly (readonly [Freshness, number])[] {
  return freshnesses
    .map((freshness) => [freshness, sources.filter((source) => source.freshness === freshness).length] as const)
    .filter(([, count]) => count > 0)
}

/** The worst first: what is lost, then stale; of equals in the order in which they are told. */
export function worstFirst(sources: readonly SourceStatus[]): readonly SourceStatus[] {
  return sources.toSorted((a, b) => freshnesses.indexOf(b.freshness) - freshnesses.indexOf(a.freshness))
}

/** Author pixels: head of the list, the line that counts the rest, a row, and what an error adds to one. */
const heights = { head: 92, rest: 56, row: 202, error: 50 } as const

/** The first sources that stand whole in a list of this height, with room for the line that counts the others. */
export function shownIn(height: number, sources: readonly SourceStatus[]): readonly SourceStatus[] {
  const ends: number[] = []
  for (const { error } of sources)
    ends.push((ends.at(-1) ?? heights.head) + heights.row + (error === null ? 0 : heights.error))
  if ((ends.at(-1) ?? 0) <= height) return sources
  return sources.filter((_, at) => (ends[at] ?? 0) <= height - heights.rest)
}
