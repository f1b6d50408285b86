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
  if (source.coveredTo === null) return text.noCover
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
