import { useSources } from '../widgets/use-cover.ts'
import { text } from '../ui/messages.ts'
import { px } from '../ui/size.ts'

const everyPx = { x: 1_382, y: 1_080 } as const
const firstPx = { x: -77, y: 568 } as const

/** DỮ LIỆU MẪU across the canvas, behind everything: legible in a photograph, invisible while reading. */
export function Watermark({ width, height }: { readonly width: number; readonly height: number }) {
  const isSample = useSources().some((source) => source.isSample)
  if (!isSample) return null
  const columns = Math.ceil(width / (2 * everyPx.x))
  const rows = Math.ceil(height / everyPx.y)
  const spots = Array.from({ length: columns * rows }, (_, at) => ({
    row: Math.floor(at / columns),
    column: at % columns,
  }))
  return (
    <div className="watermark" aria-hidden="true">
      {spots.map(({ row, column }) => (
        <span
          key={`${row}-${column}`}
          style={{ left: px(firstPx.x + (column * 2 + (row % 2)) * everyPx.x), top: px(firstPx.y + row * everyPx.y) }}
        >
          {text.sample}
        </span>
      ))}
    </div>
  )
}
