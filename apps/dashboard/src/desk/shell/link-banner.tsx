import type { Instant } from '@toan-canh/calendar'
import { useLink, useServerClock } from '../../live/index.ts'
import { clockText, waitText } from '../../ui/format.ts'
import { FreshnessMark } from '../../ui/marks/mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'

const secondMs = 1_000

/** How long until the next try; renders each second, and only while the centre is gone. */
function Retry({ at }: { readonly at: Instant }) {
  const waitSeconds = (at - useServerClock()) / secondMs
  return waitSeconds > 0 ? <span className="one-line">{deskText.retryIn(waitText(waitSeconds))}</span> : null
}

/** Says that the centre is gone, since when, and when it is tried again; nothing while it is there. */
export function LinkBanner() {
  const link = useLink()
  if (link.kind !== 'lost') return null
  return (
    <div className="desk-banner">
      <FreshnessMark freshness="lost" size={17} />
      <span role="status">{deskText.lost(clockText(link.since))}</span>
      <Retry at={link.retryAt} />
    </div>
  )
}
