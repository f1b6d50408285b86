import { text } from '../../ui/messages.ts'
import { useSources } from '../../widgets/use-cover.ts'

/** DỮ LIỆU MẪU across the desk, above everything and out of the way of every press. */
export function DeskWatermark() {
  const isSample = useSources().some((source) => source.isSample)
  if (!isSample) return null
  return (
    <div className="desk-watermark" aria-hidden="true">
      <span>{text.sample}</span>
      <span>{text.sample}</span>
    </div>
  )
}
