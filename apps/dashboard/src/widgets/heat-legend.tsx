import './tile.css'
import { numberText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'

/** The five classes of quantity by their lower bounds, as they are printed beside every heat map. */
export function HeatLegend({ classes }: { readonly classes: readonly number[] }) {
  return (
    <div className="legend heat-legend">
      <span>{text.perDay}</span>
      {classes.map((from, at) => (
        <span key={from} className="legend-item">
          <i className="swatch" style={{ background: `var(--seq${at + 1})` }} />
          {numberText(from)}
          {at === classes.length - 1 ? '+' : ''}
        </span>
      ))}
    </div>
  )
}
