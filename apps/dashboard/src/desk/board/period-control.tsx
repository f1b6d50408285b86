import { type Period, periodBefore } from '@toan-canh/calendar'
import { dayText, periodText, weekdayText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { go, useDesk } from '../desk-context.tsx'
import { comparedWith } from '../comparison.ts'
import { changeChoice, choiceOf, listedPeriods, periodChoices } from '../period-choices.ts'

/** Shows another period; what it is compared with stays of the same kind, and is left to the desk where it is the period before. */
function usePeriodGo(): (period: Period) => void {
  const desk = useDesk()
  const { comparison } = desk.scope
  return (period) => {
    const against = comparison.kind === 'year' ? comparedWith(period, 'year').id : null
    go(desk, { period: period.id, against, reading: null })
  }
}

/** A period in the list of its kind: days by their weekday, rolling days by their last. */
function listedText(period: Period): string {
  if (period.kind === 'rolling') return `${deskText.endingOn} ${dayText(period.to)}`
  return period.kind === 'day' ? `${weekdayText(period.from)} ${dayText(period.from)}` : periodText(period)
}

function Step({
  to,
  label,
  sign,
  show,
}: {
  readonly to: Period | null
  readonly label: string
  readonly sign: string
  readonly show: (period: Period) => void
}) {
  return (
    <button
      type="button"
      className="step"
      aria-label={label}
      disabled={to === null}
      onClick={() => to !== null && show(to)}
    >
      {sign}
    </button>
  )
}

/** Which kind of period, and which one. */
export function PeriodControl() {
  const { scope } = useDesk()
  const { period, today } = scope
  const show = usePeriodGo()
  const choice = choiceOf(period)
  const before = periodBefore(period)
  const after = periodBefore(period, -1)
  return (
    <div className="control" role="group" aria-label={deskText.period}>
      <span className="control-name">{deskText.period}</span>
      <select
        aria-label={deskText.period}
        value={choice}
        onChange={(event) => {
          const next = periodChoices.find((each) => each === event.target.value)
          if (next !== undefined) show(changeChoice(period, next, today))
        }}
      >
        {periodChoices.map((each) => (
          <option key={each} value={each}>
            {deskText.choices[each]}
          </option>
        ))}
      </select>
      <select
        className="strong-select"
        aria-label={deskText.choices[choice]}
        value={period.id}
        onChange={(event) => {
          const next = listedPeriods(period, today).find(({ id }) => id === event.target.value)
          if (next !== undefined) show(next)
        }}
      >
        {listedPeriods(period, today).map((each) => (
          <option key={each.id} value={each.id}>
            {listedText(each)}
          </option>
        ))}
      </select>
      <Step to={before} label={periodText(before)} sign="‹" show={show} />
      <Step to={after.from > today ? null : after} label={periodText(after)} sign="›" show={show} />
    </div>
  )
}
