import { parseInstant } from '@toan-canh/calendar'
import type { ReleaseStatus } from '@toan-canh/contract'
import { momentText } from '../../ui/moment-text.ts'
import { directorText as words } from '../../ui/director-messages.ts'

/** How a new release of the pages stands with the outputs; nothing once all have taken it. */
export function ReleaseLine({ release }: { readonly release: ReleaseStatus | null }) {
  if (release === null || release.verdict === 'taken') return null
  const { first, why, at } = release
  const refused = () => words.releaseRefused(first ?? '', momentText(parseInstant(at) ?? 0), why ?? '')
  return (
    <p className="director-note" role={release.verdict === 'refused' ? 'alert' : 'status'}>
      {release.verdict === 'trial' ? words.releaseTrial(first) : refused()}
    </p>
  )
}
