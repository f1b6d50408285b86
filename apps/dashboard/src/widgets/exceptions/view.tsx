import './exceptions.css'
import type { ExceptionsConfig } from '@toan-canh/contract'
import { useMemo } from 'react'
import { useTopicStatus } from '../../live/index.ts'
import { numberText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { useBoardData } from '../board-data.tsx'
import { type Scope, sourcesTopic } from '../scope.ts'
import { useCovering, useMinute, useSources } from '../use-cover.ts'
import { useLatest } from '../use-latest.ts'
import { Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { type Exception, judge, type Judged, lookedAt } from './exceptions-of.ts'
import { Line } from './line.tsx'
import { Row } from './row.tsx'
import { type ExceptionRow, metLines, roomForLine, rowsOf, rowsThatFit, sourceRows, valueText } from './rows-of.ts'

const headHeights = { wide: 140, narrow: 250 } as const
const waiting = (
  <Waiting
    sizes={[
      [1_100, 60],
      [900, 60],
      [1_000, 60],
    ]}
  />
)

function Count({ level, count, words }: { level: 'watch' | 'ok' | 'unknown'; count: number; words: string }) {
  return (
    <span className="exceptions-count">
      <LevelMark level={level} size={58} />
      <b className="num">{numberText(count)}</b>
      <span>{words}</span>
    </span>
  )
}

/** How many must be acted on, how many are watched, met, unknown. */
function Head({ rows, judged }: { readonly rows: readonly ExceptionRow[]; readonly judged: Judged }) {
  const act = rows.filter(({ level }) => level === 'act').length
  const isKnown = judged.unknown + judged.waiting === 0
  const { mustAct, nothingToAct, nothingSeen, watch, ok, unknown } = text.board
  return (
    <header className="exceptions-head">
      <span className="exceptions-act" data-none={act > 0 ? undefined : isKnown ? 'calm' : 'open'}>
        <LevelMark level={act > 0 ? 'act' : isKnown ? 'ok' : 'none'} size={act > 0 ? 98 : 72} />
        {act === 0 ? (
          <span className="exceptions-calm">{isKnown ? nothingToAct : nothingSeen}</span>
        ) : (
          <>
            <b className="num">{numberText(act)}</b>
            <span>
              {mustAct[0]}
              <br />
              {mustAct[1]}
            </span>
          </>
        )}
      </span>
      <Count level="watch" count={rows.length - act} words={watch} />
      <Count level="ok" count={judged.ok.length} words={ok} />
      {judged.unknown === 0 ? null : <Count level="unknown" count={judged.unknown} words={unknown} />}
    </header>
  )
}

/** The list below the counts; what does not fit is counted. */
function List({
  rows,
  shown,
  scope,
  width,
  form,
}: {
  readonly form: ExceptionsConfig['form']
  readonly rows: readonly ExceptionRow[]
  readonly shown: readonly ExceptionRow[]
  readonly scope: Scope
  readonly width: number
}) {
  const rest = rows.length - shown.length
  return (
    <ol className="exceptions-rows">
      {shown.map((row, at) =>
        form === 'lines' ? (
          <Line key={row.key} row={row} number={at + 1} width={width} />
        ) : (
          <Row key={row.key} row={row} number={at + 1} scope={scope} width={width} />
        ),
      )}
      {rest === 0 ? null : <li className="exceptions-rest">{text.board.rest(numberText(rest))}</li>}
    </ol>
  )
}

/** What is met, quietly, where the exceptions leave room. */
function Met({
  met,
  lines,
  width,
}: {
  readonly met: readonly Exception[]
  readonly lines: number
  readonly width: number
}) {
  const columns = width < roomForLine ? 1 : 2
  return (
    <ul className="exceptions-met" style={{ columnCount: columns }}>
      {met.slice(0, lines * columns).map(({ indicator, latest }) => (
        <li key={indicator.id}>
          <LevelMark level="ok" size={42} />
          <span className="cut grow">{indicator.short ?? indicator.vi}</span>
          <b>{withOperator(latest.point.o ?? '=', valueText(latest.point.v, indicator))}</b>
        </li>
      ))}
    </ul>
  )
}

/** What is red, since when, whose: by level, age and owner. The rest is a count. */
export function ExceptionsView({ config, scope, width, height }: WidgetProps & { readonly config: ExceptionsConfig }) {
  const { indicators } = useBoardData()
  const looked = useMemo(() => lookedAt(config, indicators), [config, indicators])
  const told = useLatest(looked, scope)
  const coverOf = useCovering()
  const sources = useSources()
  const status = useTopicStatus(sourcesTopic)
  const now = useMinute()
  const judged = useMemo(() => judge(told, coverOf), [told, coverOf])
  const rows = useMemo(
    () => rowsOf(judged, config.sources ? sourceRows(sources, now) : [], now),
    [judged, config.sources, sources, now],
  )
  if (status.kind === 'refused') return <Failed reason={status.sentence} />
  if (status.kind === 'waiting' || (judged.waiting > 0 && judged.waiting === told.length)) return waiting
  const isNarrow = width < roomForLine
  const { form } = config
  const room = { width, height: height - headHeights[isNarrow ? 'narrow' : 'wide'], form }
  const shown = rowsThatFit(rows, room)
  return (
    <section className="exceptions" data-narrow={isNarrow ? '' : undefined}>
      <Head rows={rows} judged={judged} />
      {rows.length > 0 ? (
        <List {...{ rows, shown, scope, width, form }} />
      ) : judged.ok.length === 0 && judged.waiting === 0 ? (
        <p className="exceptions-rest">{text.board.noneJudged}</p>
      ) : null}
      {shown.length < rows.length ? null : <Met met={judged.ok} lines={metLines(shown, room)} width={width} />}
      {judged.waiting === 0 ? null : (
        <p className="exceptions-rest">{text.board.reading(numberText(judged.waiting))}</p>
      )}
    </section>
  )
}
