import './directives.css'
import type { DirectivesConfig } from '@toan-canh/contract'
import { useMemo } from 'react'
import { itemsOf, type TopicView } from '../../live/index.ts'
import { missing, numberText } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { Block } from '../block.tsx'
import { BlockBody } from '../block-body.tsx'
import { useBoardData, useIndicator } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { leftWords } from '../left-words.ts'
import { memberNames } from '../members-of.ts'
import { sinceWords } from '../period-words.ts'
import { heatSpan } from '../ranking/heat-columns.ts'
import { mostRed } from '../ranking/to-ranking.ts'
import { breakdownTopic, matrixTopic, type Scope } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { useCover, useMinute } from '../use-cover.ts'
import { useTopics } from '../use-topics.ts'
import type { WidgetProps } from '../widget.ts'
import { type DirectivePart, type DirectiveRow, parts, toDirectives } from './to-directives.ts'

const besides = 17 + 60 + 48 + 8
const rowHeight = 158
/** From this width on the parts are said in full. */
const longFrom = 1_200
type Words = Readonly<Record<DirectivePart, string>>

const waitingView: TopicView = { kind: 'waiting' }

function Row({ row, isQuiet, words }: { row: DirectiveRow; isQuiet: boolean; words: Words }) {
  const now = useMinute()
  const isJudged = row.level === 'act' || row.level === 'watch'
  return (
    <li className="directive">
      <div className="directive-head">
        {isJudged ? (
          <span className="directive-mark" data-quiet={isQuiet ? '' : undefined}>
            <LevelMark level={row.level} size={42} />
          </span>
        ) : null}
        <span className="directive-name cut">{row.name}</span>
        {row.since === null ? null : <b className="directive-since">{sinceWords(row.since, now)}</b>}
      </div>
      <div className="directive-bar" aria-hidden="true">
        {parts.map((part, at) =>
          row.shares[at] === 0 ? null : (
            <i key={part} data-part={part} style={{ width: `${(row.shares[at] ?? 0) * 100}%` }} />
          ),
        )}
      </div>
      <p className="directive-counts cut">
        {parts.map((part) => (
          <span key={part}>
            <i data-part={part} /> <b>{row[part] === null ? missing : numberText(row[part])}</b> {words[part]}
          </span>
        ))}
      </p>
    </li>
  )
}

function useDirectives(config: DirectivesConfig, scope: Scope) {
  const span = useMemo(() => heatSpan(scope), [scope])
  const views = useTopics([
    ...parts.map((part) => breakdownTopic(scope, config[part], config.by)),
    matrixTopic(scope, config.overdue, { ...span, by: config.by }),
  ])
  const days = useMemo(() => {
    const last = Math.min(span.last.from, scope.today)
    return Array.from({ length: Math.max(0, last - span.first.from + 1) }, (_, at) => span.first.from + at)
  }, [span, scope.today])
  return { views, days }
}

/** Places with what they were told to do, the most overdue first; what is done fills the bar. */
export function DirectivesView({
  title,
  config,
  scope,
  width,
  height,
}: WidgetProps & { readonly config: DirectivesConfig }) {
  const indicator = useIndicator(config.overdue)
  const { units } = useBoardData()
  const cover = useCover(indicator, scope.period)
  const { views, days } = useDirectives(config, scope)
  const rows = Math.max(1, Math.min(config.rows, Math.floor((height - besides) / rowHeight)))
  const found = useMemo(() => {
    const [overdue, inTerm, onTime, late, matrix] = views.map(itemsOf)
    const none = itemsOf(waitingView)
    return toDirectives({
      items: { overdue: overdue ?? none, inTerm: inTerm ?? none, onTime: onTime ?? none, late: late ?? none },
      matrix: matrix ?? none,
      days,
      rows,
      nameOf: memberNames(config.by, { units, indicator }),
    })
  }, [views, days, rows, config.by, units, indicator])
  const isDimmed = numberAgeOf(cover) === 'dimmed'
  const { calm, count, none, long, short } = text.widget.directives
  const words = width < longFrom ? short : long
  const seen = views.slice(0, parts.length)
  const isKnown = seen.some((view) => [...itemsOf(view).values()].some((item) => 'v' in item && item.v !== null))
  return (
    <Block
      title={title}
      aside={
        found.rows.length === 0 ? null : (
          <span className="directive-aside">
            {found.places === 0 ? calm : count(numberText(found.overdue), numberText(found.places))}
          </span>
        )
      }
      cover={cover}
      foot={
        <FootLine
          before={leftWords(found.withoutRoom, { hidden: 0, missing: 0 })}
          period={periodIn(width, scope.period)}
          cover={cover}
          owner={indicator.owner}
        />
      }
    >
      <BlockBody topics={seen} cover={cover} isEmpty={!isKnown}>
        {found.rows.length === 0 ? (
          <p className="void grow">{none}</p>
        ) : (
          <ol className="directives grow" data-dimmed={isDimmed ? '' : undefined}>
            {found.rows.map((row, at) => (
              <Row
                key={row.code}
                row={isDimmed ? { ...row, level: 'none' } : row}
                isQuiet={at >= mostRed}
                words={words}
              />
            ))}
          </ol>
        )}
      </BlockBody>
    </Block>
  )
}
