import './quality.css'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { Reminders } from './reminders.tsx'
import { QualityTables } from './quality-tables.tsx'

/** `2026-03-02` as `02/03/2026`. */
function dateText(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** Right, complete, clean, live: how far the numbers of each source and unit can be believed, and why not further. */
export function QualityPage() {
  const { data, error } = useQuery(queries.quality())
  return (
    <main className="work quality">
      <div className="work-head">
        <h1 className="work-title grow">{qualityText.title}</h1>
        {data === undefined ? null : (
          <p className="quality-span">{qualityText.span(dateText(data.from), dateText(data.to))}</p>
        )}
      </div>
      {data === undefined ? (
        <p className="quality-note" role="status">
          {error === null ? qualityText.waiting : qualityText.failed(error.message)}
        </p>
      ) : (
        <>
          <QualityTables answer={data} />
          <Reminders />
        </>
      )}
    </main>
  )
}
