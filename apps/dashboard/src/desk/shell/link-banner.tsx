import { useLink } from '../../live/index.ts'
import { clockText, waitText } from '../../ui/format.ts'
import { FreshnessMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { useMinute } from '../../widgets/use-cover.ts'

const secondMs = 1_000

/** Says that the centre is gone, since when, and when it is tried again; nothing while it is there. */
export function LinkBanner() {
  const link = useLink()
  const now = useMinute()
  if (link.kind !== 'lost') return null
  const waitSeconds = (link.retryAt - now) / secondMs
  return (
    <div className="desk-banner" role="status">
      <FreshnessMark freshness="lost" size={17} />
      <span>
        {text.desk.lost(clockText(link.since))}
        {waitSeconds > 0 ? ` ${text.desk.retryIn(waitText(waitSeconds))}.` : ''}
      </span>
    </div>
  )
}
