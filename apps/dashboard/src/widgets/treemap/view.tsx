import './treemap.css'
import type { IndicatorView, TreemapConfig } from '@toan-canh/contract'
import { useMemo } from 'react'
import { itemsOf, useTopic } from '../../live/index.ts'
import { numberText, percentText, withOperator } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { Block } from '../block.tsx'
import { BlockBody } from '../block-body.tsx'
import { useBoardData, useIndicator } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { valueText } from '../exceptions/rows-of.ts'
import { leftWords } from '../left-words.ts'
import { memberNames, membersOf } from '../members-of.ts'
import { stepWords } from '../period-words.ts'
import { breakdownTopic } from '../scope.ts'
import { FootLine } from '../tile-foot.tsx'
import { useCover, useMinute } from '../use-cover.ts'
import { useLatest } from '../use-latest.ts'
import type { WidgetProps } from '../widget.ts'
import { type Part, toTreemap } from './to-treemap.ts'

const besides = 17 + 60 + 48 + 16
const gap = 6
/** Areas from this size on are written larger. */
const large = 340
/** Areas from this height on have room for a name on two lines. */
const wrapFrom = 200
/** The rest is named only where its words have room. */
const leastRest = { width: 200, height: 110 } as const

/** A part: its name, its number, its share of the whole. */
function Area({ part, indicator }: { readonly part: Part; readonly indicator: IndicatorView }) {
  const { member, value, share, count } = part
  const isSilent = member === null && (part.width < leastRest.width || part.height < leastRest.height)
  const name = member?.name ?? (count > 0 ? text.widget.restOf(numberText(count)) : text.widget.rest)
  const number = withOperator(member?.operator ?? '=', numberText(value, indicator.decimals))
  return (
    <li
      className="treemap-part"
      data-rest={member === null ? '' : undefined}
      data-wrap={part.height >= wrapFrom ? '' : undefined}
      data-large={Math.min(part.width, part.height * 2) >= large ? '' : undefined}
      style={{
        left: px(part.x),
        top: px(part.y),
        width: px(Math.max(1, part.width - gap)),
        height: px(Math.max(1, part.height - gap)),
      }}
      aria-label={`${name} ${number}`}
    >
      {isSilent ? null : (
        <>
          <span className="treemap-name">{name}</span>
          <span className="treemap-number cut">
            <b className="num">{number}</b>
            {share === null ? '' : ` · ${percentText(100 * share, 1)}`}
          </span>
        </>
      )}
    </li>
  )
}

/** Only what adds up has parts: a rate divided into areas would be a lie. */
function checked(indicator: IndicatorView): IndicatorView {
  if (!('sum' in indicator.formula)) throw new Error(text.widget.notSummable(indicator.vi))
  return indicator
}

/** A count as areas, the largest first; the whole stands above them. */
export function TreemapView({ title, config, scope, width, height }: WidgetProps & { readonly config: TreemapConfig }) {
  const indicator = checked(useIndicator(config.indicator))
  const { units } = useBoardData()
  const now = useMinute()
  const asked = useMemo(() => [indicator], [indicator])
  const [told] = useLatest(asked, scope)
  const step = told?.latest?.step ?? scope.period
  const whole = told?.latest?.point ?? null
  const cover = useCover(indicator, step)
  const topic = useTopic(breakdownTopic({ ...scope, period: step }, config.indicator, config.by))
  const members = useMemo(
    () => membersOf(itemsOf(topic), memberNames(config.by, { units, indicator })),
    [topic, config.by, units, indicator],
  )
  const parts = useMemo(
    () => toTreemap({ members: members.known, whole, parts: config.parts, width, height: height - besides }),
    [members, whole, config.parts, width, height],
  )
  const age = numberAgeOf(cover)
  return (
    <Block
      title={title}
      aside={
        whole === null || age === 'expired' ? null : (
          <span className="treemap-whole">
            {text.widget.wholeOf(withOperator(whole.o ?? '=', valueText(whole.v, indicator)))}
          </span>
        )
      }
      cover={cover}
      foot={
        <FootLine before={leftWords(0, members)} period={stepWords(step, now)} cover={cover} owner={indicator.owner} />
      }
    >
      <BlockBody
        topics={[topic]}
        cover={cover}
        isEmpty={members.known.length === 0}
        gap={members.hidden > 0 ? 'hidden' : 'no_data'}
      >
        {parts.length === 0 ? (
          <p className="void grow">{text.board.nothingCounted}</p>
        ) : (
          <ul className="treemap grow" data-dimmed={age === 'dimmed' ? '' : undefined}>
            {parts.map((part) => (
              <Area key={part.member?.code ?? ''} part={part} indicator={indicator} />
            ))}
          </ul>
        )}
      </BlockBody>
    </Block>
  )
}
