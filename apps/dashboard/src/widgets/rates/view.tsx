import type { RatesConfig } from '@toan-canh/contract'
import './rates.css'
import { text } from '../../ui/messages.ts'
import { Block } from '../block.tsx'
import { useIndicator } from '../board-data.tsx'
import { readingTopic } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { useCover } from '../use-cover.ts'
import { largestDenominator, useDerived } from '../use-derived.ts'
import type { WidgetProps } from '../widget.ts'
import { HatchPattern } from './rate-bar.tsx'
import { RateRow } from './rate-row.tsx'

const numberWidth = 530
const gap = 40
const barHeights = { first: 52, other: 44 } as const

function Legend() {
  return (
    <div className="legend">
      <span className="legend-item">
        <i className="swatch" data-part="done" />
        {text.parts.done}
      </span>
      <span className="legend-item">
        <i className="swatch" data-part="late" />
        {text.parts.late}
      </span>
      <span className="legend-item">
        <svg className="swatch" viewBox="0 0 34 34" aria-hidden="true">
          <rect width={34} height={34} fill="url(#hatched-part)" />
        </svg>
        {text.parts.open}
      </span>
    </div>
  )
}

/** Several rates of one thing; every bar on one scale of counts, a bracket over exactly what each divides by. */
export function RatesView({ title, config, scope, width }: WidgetProps & { readonly config: RatesConfig }) {
  const main = useIndicator(config.rates[0]?.indicator ?? '')
  const cover = useCover(main, scope.period)
  const scale = useDerived(
    config.rates.map((rate) => readingTopic(scope, rate.indicator)),
    largestDenominator,
  )
  return (
    <Block
      title={title}
      aside={<Legend />}
      cover={cover}
      foot={<FootLine period={periodIn(width, scope.period)} cover={cover} owner={main.owner} />}
    >
      <HatchPattern />
      <div className="rates">
        {config.rates.map((rate, at) => (
          <RateRow
            key={rate.indicator}
            rate={rate}
            scope={scope}
            scale={scale ?? 0}
            cover={cover}
            barWidth={width - numberWidth - gap}
            barHeight={at === 0 ? barHeights.first : barHeights.other}
          />
        ))}
      </div>
    </Block>
  )
}
