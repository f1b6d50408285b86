import './figures.css'
import type { FiguresConfig } from '@toan-canh/contract'
import { numberText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { useIndicatorsOf } from '../board-data.tsx'
import { useCovering } from '../use-cover.ts'
import { useLatest } from '../use-latest.ts'
import type { WidgetProps } from '../widget.ts'
import { Cell } from './cell.tsx'
import { gap, gridOf } from './grid-of.ts'

const headHeight = 92

/** Numbers side by side, each with its level, its fraction, its own period, its time and its owner. */
export function FiguresView({ title, config, scope, width, height }: WidgetProps & { readonly config: FiguresConfig }) {
  const looked = useIndicatorsOf(config.items)
  const told = useLatest(looked, scope)
  const coverOf = useCovering()
  const { columns, rows, shown } = gridOf(looked.length, { width, height: height - headHeight })
  const room = {
    width: (width - gap.x * (columns - 1)) / columns,
    height: (height - headHeight - gap.y * (rows - 1)) / rows,
  }
  return (
    <section className="figures">
      <div className="figures-head">
        <h2 className="block-title cut">{title}</h2>
        <span className="figures-aside">
          {told.slice(0, shown).some(({ latest }) => latest?.point.b === 'reported') ? (
            <span>
              <i className="figures-dots" /> {text.board.reported}
            </span>
          ) : null}
          {shown === looked.length ? null : text.board.ofAll(numberText(shown), numberText(looked.length))}
        </span>
      </div>
      <div
        className="figures-grid"
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
          gap: `${px(gap.y)} ${px(gap.x)}`,
        }}
      >
        {told.slice(0, shown).map((each, at) => (
          <Cell
            key={each.indicator.id}
            told={each}
            title={config.items[at]?.title ?? each.indicator.short ?? each.indicator.vi}
            cover={coverOf(each.indicator, each.latest?.step ?? scope.period)}
            room={room}
          />
        ))}
      </div>
    </section>
  )
}
