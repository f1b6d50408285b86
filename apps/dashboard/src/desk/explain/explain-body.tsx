import { parseInstant } from '@toan-canh/calendar'
import { lazy, Suspense } from 'react'
import { missing, numberText, periodText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { numberAgeOf } from '../../widgets/cover.ts'
import { enteredAgeOf } from '../../widgets/entered-mark.tsx'
import { formulaMark, pointMarks } from '../../widgets/point-marks.ts'
import { useCover, useMinute } from '../../widgets/use-cover.ts'
import { gapText } from '../../widgets/void-states.tsx'
import { sliceWords } from '../desk-scope.ts'
import { ExplainDirectives } from './explain-directives.tsx'
import { ExplainFacts } from './explain-facts.tsx'
import { ExplainRecords } from './explain-records.tsx'
import { Formula } from './formula.tsx'
import { MissingUnits } from './missing-units.tsx'
import { levelReason } from './level-reason.ts'
import { WhyMoved } from './why-moved-view.tsx'
import { shownLevel } from '../members/member-rows.ts'
import type { ExplainProps } from './explain-props.ts'

const TrendPanel = lazy(async () => ({ default: (await import('../trend/trend-panel.tsx')).TrendPanel }))

function scopeWords({ explanation, name }: ExplainProps): string {
  const { indicator, reading } = explanation
  const slice = name.slice === null ? null : sliceWords(name.slice, indicator)
  return [
    indicator.vi,
    reading.unitName,
    ...(slice === null ? [] : [`${slice.dimension} ${slice.value}`]),
    periodText(name.period),
  ].join(' · ')
}

function Value({ explanation, name }: ExplainProps) {
  const { indicator, reading } = explanation
  const cover = useCover(indicator, name.period)
  const { entered } = reading
  const now = useMinute()
  const age =
    entered === undefined
      ? numberAgeOf(cover ?? { freshness: reading.freshness, isExpired: false })
      : enteredAgeOf(entered.expiresAt === null ? null : parseInstant(entered.expiresAt), now)
  const isDimmed = age !== 'current'
  const isPartial = reading.value !== null && reading.gap !== null
  const level = shownLevel(
    { v: reading.value, l: reading.level, s: reading.commit, ...(reading.gap === null ? {} : { g: reading.gap }) },
    age,
  )
  const { missing: lack, through, formulaFrom } = reading
  const told = {
    v: reading.value,
    l: reading.level,
    s: reading.commit,
    ...(lack === undefined ? {} : { m: [lack.units, lack.of] satisfies [number, number] }),
    ...(through === undefined ? {} : { t: through }),
    ...(formulaFrom === undefined ? {} : { f: formulaFrom }),
  }
  const formula = formulaMark(told)
  const marks = [...pointMarks(told), ...(formula === null ? [] : [formula])]
  const reason =
    reading.value === null ? null : levelReason(indicator, level, { isDimmed, isPartial, den: reading.den })
  return (
    <div className="explain-value" data-dimmed={isDimmed ? '' : undefined}>
      <span className="explain-number">
        <b className="num">
          {reading.value === null ? missing : withOperator(reading.op, numberText(reading.value, indicator.decimals))}
        </b>
        {reading.value === null ? null : <span className="quiet">{indicator.unit}</span>}
      </span>
      <span className="level" data-level={level}>
        <LevelMark level={level} size={17} />
        <span>
          {text.level[level]}
          {reason === null ? '' : `: ${reason}`}
        </span>
      </span>
      {reading.gap === null ? null : <p className="explain-gap">{gapText(reading.gap, cover)}</p>}
      {marks.length === 0 ? null : <p className="explain-gap">{marks.join(' · ')}</p>}
      {reading.missing === undefined ? null : <MissingUnits name={name} />}
    </div>
  )
}

/** What there is to say of one reading, in the fixed order: no part is left out because it is awkward. */
export function ExplainBody(props: ExplainProps) {
  const { explanation, name, drawnAt } = props
  const { indicator } = explanation
  return (
    <div className="explain-body">
      <p className="explain-scope">{scopeWords(props)}</p>
      <Value {...props} />
      <ExplainDirectives explanation={explanation} />
      <Formula explanation={explanation} />
      <WhyMoved indicator={indicator} name={name} />
      <ExplainFacts explanation={explanation} name={name} drawnAt={drawnAt} />
      <ExplainRecords explanation={explanation} />
      <Suspense fallback={<div className="trend-room" />}>
        <TrendPanel key={name.indicator} indicator={indicator} place={name} />
      </Suspense>
    </div>
  )
}
