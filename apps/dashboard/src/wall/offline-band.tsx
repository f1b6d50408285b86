import { useLink } from '../live/index.ts'
import { clockText } from '../ui/format.ts'
import { FreshnessMark } from '../ui/marks/mark.tsx'
import { text } from '../ui/messages.ts'
import { px } from '../ui/size.ts'

/** The band above the footer while the centre is gone. `top` in author pixels; the place is kept free by the layouts. */
export function OfflineBand({ top }: { readonly top: number }) {
  const link = useLink()
  if (link.kind !== 'lost') return null
  return (
    <div className="offline-band" role="status" style={{ top: px(top) }}>
      <FreshnessMark freshness="lost" size={44} />
      {text.offline(clockText(link.since))}
    </div>
  )
}
