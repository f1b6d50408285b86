import type { RemindersAnswer } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { numberText } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { qualityText } from '../../ui/quality-messages.ts'
import { saveCsv } from '../../ui/save-file.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { instantText } from '../sources/source-cells.ts'
import { outcomeText, reminderCsv } from './reminder-csv.ts'

const linesShown = 12

/** How often each unit was reminded, with the marks it has reached. */
export function ReminderCounts({ units }: Pick<RemindersAnswer, 'units'>) {
  const { times, reached } = qualityText.reminders
  return (
    <ul className="reminder-counts">
      {units.map(({ unit, name, count, mark }) => (
        <li key={unit}>
          {mark === null ? null : <LevelMark level={mark === 6 ? 'act' : 'watch'} size={16} />}
          <span>{name}</span> <b>{times(numberText(count))}</b>
          {mark === null ? null : <small>{reached(numberText(mark))}</small>}
        </li>
      ))}
    </ul>
  )
}

function Lines({ answer }: { readonly answer: RemindersAnswer }) {
  const now = useMinute()
  const { columns, ways, number, notArrived } = qualityText.reminders
  return (
    <table className="quality-table reminder-table">
      <thead>
        <tr>
          {[columns.source, columns.due, columns.arrived, columns.reminded, columns.way, columns.outcome].map(
            (name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {answer.reminders.slice(0, linesShown).map((each) => (
          <tr key={each.id}>
            <th scope="row">{each.sourceName}</th>
            <td data-label={columns.due}>{instantText(each.dueAt, now)}</td>
            <td data-label={columns.arrived}>
              {each.arrivedAt === null ? notArrived : instantText(each.arrivedAt, now)}
            </td>
            <td data-label={columns.reminded}>
              {instantText(each.at, now)} <small>{number(numberText(each.number))}</small>
            </td>
            <td data-label={columns.way}>
              {ways[each.way]} <small>{each.recipient}</small>
            </td>
            <td data-label={columns.outcome}>{outcomeText(each)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was due, has not come and is no longer tolerated, by source, the longest late first. */
function Overdue({ obligations }: Pick<RemindersAnswer, 'obligations'>) {
  const now = useMinute()
  const { overdue, overdueSince, remindedTimes, never, andMore } = qualityText.reminders
  const late = obligations
    .filter(({ arrivedAt, heldUntil }) => arrivedAt === null && Date.parse(heldUntil) < now)
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const sources = [...Map.groupBy(late, ({ source }) => source)]
  if (late.length === 0) return null
  return (
    <>
      <h3 className="overdue-title">{overdue(numberText(late.length))}</h3>
      <ul className="overdue">
        {sources.slice(0, linesShown).map(([source, [oldest, ...others]]) => {
          if (oldest === undefined) return null
          const reminders = others.reduce((sum, each) => sum + each.reminders, oldest.reminders)
          return (
            <li key={source}>
              <b>{oldest.sourceName}</b> {overdueSince(numberText(others.length + 1), instantText(oldest.dueAt, now))}
              <small>
                {[oldest.owner, reminders === 0 ? never : remindedTimes(numberText(reminders))].join(' · ')}
              </small>
            </li>
          )
        })}
      </ul>
      {sources.length > linesShown ? (
        <p className="quality-note">{andMore(numberText(sources.length - linesShown))}</p>
      ) : null}
    </>
  )
}

/** The ledger of the year: how often each unit was reminded, and what became of each reminder. */
export function RemindersView({ answer }: { readonly answer: RemindersAnswer }) {
  const { title, meaning, none, exportCsv } = qualityText.reminders
  return (
    <section>
      <h2 className="quality-title">{title(String(answer.year))}</h2>
      <p className="quality-span">{answer.reminders.length === 0 ? none : meaning}</p>
      <Overdue obligations={answer.obligations} />
      {answer.reminders.length === 0 ? null : (
        <>
          <ReminderCounts units={answer.units} />
          <Lines answer={answer} />
          <button
            type="button"
            className="button reminder-export"
            onClick={() => saveCsv(`nhac-nho-${answer.year}.csv`, reminderCsv(answer))}
          >
            {exportCsv}
          </button>
        </>
      )}
    </section>
  )
}

/** Asks for the ledger of this year. */
export function Reminders() {
  const { data, error } = useQuery(queries.reminders())
  if (data !== undefined) return <RemindersView answer={data} />
  return (
    <p className="quality-note" role="status">
      {error === null ? qualityText.waiting : qualityText.failed(error.message)}
    </p>
  )
}
