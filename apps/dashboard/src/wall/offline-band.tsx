import { use } from 'react'
import { useLink } from '../live/index.ts'
import { asOfText } from '../ui/format.ts'
import { FreshnessMark } from '../ui/marks/mark.tsx'
import { text } from '../ui/messages.ts'
import { px } from '../ui/size.ts'
import { HeldContext, useMinute } from '../widgets/use-cover.ts'

const minuteMs = 60_000

/**
 * The band above the footer while the centre is gone. A page that was loaded without it, or a scene whose turn was earlier, also
 * says of when its numbers are. `top` in author pixels; the place is kept free by the layouts.
 */
export function OfflineBand({ top }: { readonly top: number }) {
  const link = useLink()
  const held = use(HeldContext)
  const now = useMinute()
  if (link.kind !== 'lost') return null
  const at = held ?? link.since
  const isOlder = link.since - at >= minuteMs
  const lostAt = asOfText(link.since, now)
  return (
    <div className="offline-band" role="status" style={{ top: px(top) }}>
      <FreshnessMark freshness="lost" size={44} />
      <span className="cut">
        {link.isIsland === true
          ? text.island(lostAt, asOfText(at, now))
          : isOlder
            ? text.offlineOlder(lostAt, asOfText(at, now))
            : text.offline(lostAt)}
      </span>
    </div>
  )
}
