import '../figures/figures.css'
import './bullets.css'
import type { BulletsConfig } from '@toan-canh/contract'
import { numberText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { useIndicatorsOf } from '../board-data.tsx'
import { useCovering } from '../use-cover.ts'
import { useLatest } from '../use-latest.ts'
import type { WidgetProps } from '../widget.ts'
import { BulletRow } from './bullet-row.tsx'

const headHeight = 92
const leastRows = { full: 194, tight: 128 } as const
const ownerLetters = { full: 60, tight: 20 } as const

/** Rates against their aims, one under the other on scales of their own. */
export function BulletsView({ title, config, scope, height }: WidgetProps & { readonly config: BulletsConfig }) {
  const looked = useIndicatorsOf(config.items)
  const told = useLatest(looked, scope)
  const coverOf = useCovering()
  const fitting = (least: number) => Math.max(1, Math.floor((height - headHeight) / least))
  const isTight = fitting(leastRows.full) < told.length
  const shown = Math.min(told.length, fitting(isTight ? leastRows.tight : leastRows.full))
  return (
    <section className="bullets">
      <div className="figures-head">
        <h2 className="block-title cut">{title}</h2>
        {shown === told.length ? null : (
          <span className="quiet">{text.board.ofAll(numberText(shown), numberText(told.length))}</span>
        )}
      </div>
      <ol className="bullets-rows" data-tight={isTight ? '' : undefined}>
        {told.slice(0, shown).map((each, at) => (
          <BulletRow
            key={each.indicator.id}
            told={each}
            item={config.items[at] ?? { indicator: each.indicator.id }}
            cover={coverOf(each.indicator, each.latest?.step ?? scope.period)}
            letters={ownerLetters[isTight ? 'tight' : 'full']}
          />
        ))}
      </ol>
    </section>
  )
}
