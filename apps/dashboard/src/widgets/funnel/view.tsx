import './funnel.css'
import type { FunnelConfig, IndicatorView } from '@toan-canh/contract'
import { useMemo } from 'react'
import { itemsOf } from '../../live/index.ts'
import { missing, numberText, percentText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { Block } from '../block.tsx'
import { BlockBody } from '../block-body.tsx'
import { useBoardData, useIndicatorsOf } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { valueText } from '../exceptions/rows-of.ts'
import { pointIn } from '../point-in.ts'
import { readingTopic, type Scope } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { useCovering } from '../use-cover.ts'
import { useLatest } from '../use-latest.ts'
import { useTopics } from '../use-topics.ts'
import { gapText } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { type Stage, type StageInput, toFunnel } from './to-funnel.ts'

/** Which decimals a share has beside counts. */
const shareDecimals = 1
/** From this width on a share says of which stage it is; the one above it anyway. */
const wideFrom = 1_100

interface NamedStage {
  readonly stage: Stage
  readonly input: StageInput
  readonly indicator: IndicatorView
  readonly title: string
}

/** How many of the stage before came here: level, share, the two counts. */
function PassageLine({
  stage,
  before,
  unit,
}: {
  readonly stage: Stage
  readonly before: string | null
  readonly unit: string
}) {
  const { passage } = stage
  if (passage === null) return <p className="funnel-passage">{text.widget.noShare}</p>
  const { level, operator, share, numerator, denominator } = passage
  return (
    <p className="funnel-passage">
      {level === 'none' || level === 'unknown' ? null : <LevelMark level={level} size={40} />}
      <b>{withOperator(operator, percentText(share, shareDecimals))}</b>
      <span>
        {numberText(numerator)} / {numberText(denominator)} {unit}
      </span>
      {before === null ? null : <span className="cut dot-between funnel-before">{text.widget.ofStage(before)}</span>}
    </p>
  )
}

/** A stage: name and count, the bar with what was lost on the way, and the way itself. */
function Row({ named, before, isWide }: { named: NamedStage; before: NamedStage | undefined; isWide: boolean }) {
  const { stage, input, indicator, title } = named
  const count = stage.value === null ? missing : withOperator(stage.operator, valueText(stage.value, indicator))
  return (
    <li className="funnel-stage">
      {before === undefined ? null : (
        <PassageLine stage={stage} before={isWide ? before.title : null} unit={before.indicator.unit} />
      )}
      <div className="funnel-head">
        <span className="funnel-name cut">{title}</span>
        {stage.value === null ? <span className="funnel-gap">{gapText(input.count?.g ?? 'no_data', null)}</span> : null}
        <b className="num">{count}</b>
      </div>
      <div className="funnel-line">
        {stage.fromBefore > stage.to ? <s style={{ width: `${stage.fromBefore * 100}%` }} /> : null}
        <i style={{ width: `${stage.to * 100}%` }} />
      </div>
    </li>
  )
}

function useStages({ stages }: FunnelConfig, scope: Scope) {
  const { indicators } = useBoardData()
  const looked = useIndicatorsOf(stages)
  const first = useMemo(() => looked.slice(0, 1), [looked])
  const [told] = useLatest(first, scope, scope.period.kind === 'rolling' ? 'month' : scope.period.kind)
  const period = told?.latest?.step ?? scope.period
  const counts = useTopics(looked.map(({ id }) => readingTopic(scope, id, period)))
  // A stage without a judge asks for its own count twice: the same topic costs nothing.
  const rates = useTopics(stages.map(({ indicator, rate }) => readingTopic(scope, rate ?? indicator, period)))
  const inputs = looked.map((_, at): StageInput => {
    const [count, rate] = [counts[at], rates[at]]
    const isJudged = stages[at]?.rate !== undefined
    return {
      count: count === undefined ? null : pointIn(itemsOf(count), ''),
      rate: !isJudged || rate === undefined ? null : pointIn(itemsOf(rate), ''),
    }
  })
  const judges = stages.flatMap(({ rate }) => (rate === undefined ? [] : (indicators.get(rate) ?? [])))
  return { looked, counts, inputs, judges, period }
}

/** Counts of one period below each other on one scale: what came in, what of it came how far. */
export function FunnelView({ title, config, scope, width }: WidgetProps & { readonly config: FunnelConfig }) {
  const { looked, counts, inputs, judges, period } = useStages(config, scope)
  const coverOf = useCovering()
  const covers = looked.map((indicator) => coverOf(indicator, period))
  const oldest = covers.toSorted((a, b) => (b?.ageMs ?? 0) - (a?.ageMs ?? 0))[0] ?? null
  const isDimmed = numberAgeOf(oldest) === 'dimmed'
  const stages = toFunnel(isDimmed ? inputs.map((each) => ({ ...each, rate: quiet(each.rate) })) : inputs)
  const named = looked.flatMap((indicator, at): NamedStage[] => {
    const [stage, input, item] = [stages[at], inputs[at], config.stages[at]]
    if (stage === undefined || input === undefined) return []
    return [{ stage, input, indicator, title: item?.title ?? indicator.short ?? indicator.vi }]
  })
  const owners = [...new Set([...looked, ...judges].map(({ owner }) => owner))].join(', ')
  return (
    <Block
      title={title}
      cover={oldest}
      foot={<FootLine period={periodIn(width, period)} cover={oldest} owner={owners} />}
    >
      <BlockBody topics={counts} cover={oldest} isEmpty={inputs.every(({ count }) => (count?.v ?? null) === null)}>
        <ol className="funnel" data-dimmed={isDimmed ? '' : undefined}>
          {named.map((each, at) => (
            <Row key={each.indicator.id} named={each} before={named[at - 1]} isWide={width >= wideFrom} />
          ))}
          <li className="funnel-note">{text.widget.samePeriod}</li>
        </ol>
      </BlockBody>
    </Block>
  )
}

/** An old rate is still a rate, but nobody is judged by it. */
function quiet(rate: StageInput['rate']): StageInput['rate'] {
  return rate === null ? null : { ...rate, l: 'none' }
}
