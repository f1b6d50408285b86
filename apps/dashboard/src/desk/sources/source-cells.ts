import { type Instant, parseInstant } from '@toan-canh/calendar'
import type { SourceStatus } from '@toan-canh/contract'
import { ageText, asOfText, missing, numberText, percentText, waitText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'

/** An instant of the contract as short as today allows; a dash for none. */
export function instantText(iso: string | null, now: Instant): string {
  const at = iso === null ? null : parseInstant(iso)
  return at === null ? missing : asOfText(at, now)
}

/** Until when a source covers the world: the time, with its age once it is old. */
export function coveredText({ coveredTo, freshness }: SourceStatus, now: Instant): string {
  if (coveredTo === null) return text.noCover
  const at = parseInstant(coveredTo)
  if (at === null || freshness === 'fresh' || freshness === 'late') return instantText(coveredTo, now)
  return `${asOfText(at, now)}, ${ageText(now - at)}`
}

/** How far history has come: `41 %, 12.300 / 30.000 dòng, còn 3 phút`. */
export function historyText({ history }: SourceStatus): string {
  if (history === null) return deskText.historyNone
  const { rows, totalRows, secondsLeft, isComplete } = history
  if (isComplete) return `${deskText.historyDone}, ${deskText.historyRowsOpen(numberText(rows))}`
  const share = totalRows === null || totalRows === 0 ? [] : [percentText((100 * rows) / totalRows, 0)]
  const counted =
    totalRows === null
      ? deskText.historyRowsOpen(numberText(rows))
      : deskText.historyRows(numberText(rows), numberText(totalRows))
  const left = secondsLeft === null ? [] : [deskText.historyLeft(waitText(secondsLeft))]
  return [...share, counted, ...left].join(', ')
}

/** What share of history is loaded, 0 to 1; `null` when it is complete, not wanted or of unknown size. */
export function historyShare({ history }: SourceStatus): number | null {
  if (history === null || history.isComplete || history.totalRows === null || history.totalRows === 0) return null
  return Math.min(1, history.rows / history.totalRows)
}

/** The trouble of a source in one sentence, and who must act; `null` when there is none. */
export function troubleOf(
  { error, circuit }: SourceStatus,
  now: Instant,
): { readonly sentence: string; readonly actor: string } | null {
  const cut = circuit === 'closed' ? [] : [deskText.circuits[circuit]]
  if (error === null) return cut.length === 0 ? null : { sentence: cut.join(''), actor: deskText.actors.transient }
  const count = deskText.failures(numberText(error.failures), instantText(error.since, now))
  return { sentence: [error.sentence, count, ...cut].join(' · '), actor: deskText.actors[error.owner] }
}
