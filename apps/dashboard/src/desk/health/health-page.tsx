import '../quality/quality.css'
import './health.css'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { useTopicStatus } from '../../live/index.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { useHealth } from '../../widgets/data-health/use-health.ts'
import { sourcesTopic } from '../../widgets/scope.ts'
import { followHere, hrefWith, useDesk } from '../desk-context.tsx'
import { ReminderCounts } from '../quality/reminders.tsx'
import { SourcesSummary } from '../sources/sources-page.tsx'
import { Exceptions } from './exceptions.tsx'
import { HealthSources } from './health-sources.tsx'
import { Jobs } from './jobs.tsx'
import { Quarantine } from './quarantine.tsx'

/** How well the data are: what must be handled, then sources with promise, batch and score, quarantine, reminders. */
export function HealthPage() {
  const desk = useDesk()
  const known = useHealth()
  const status = useTopicStatus(sourcesTopic)
  const { data: quality } = useQuery(queries.quality())
  const { title, reminders, noReminders, toQuality } = qualityText.health
  return (
    <main className="work quality">
      <div className="work-head">
        <h1 className="work-title grow">{title}</h1>
        <SourcesSummary />
      </div>
      {status.kind === 'refused' ? (
        <p className="quality-note" role="status">
          {qualityText.failed(status.sentence)}
        </p>
      ) : known.health === undefined || status.kind === 'waiting' ? (
        <p className="quality-note" role="status">
          {known.failed?.health === undefined ? qualityText.waiting : qualityText.failed(known.failed.health)}
        </p>
      ) : (
        <>
          <Exceptions known={known} />
          <Jobs />
          <HealthSources known={known} scores={quality?.sources ?? []} />
          <Quarantine known={known} />
          <section>
            <h2 className="quality-title">{reminders}</h2>
            {known.reminders === undefined ? (
              <p className="quality-note" role="status">
                {known.failed?.reminders === undefined
                  ? qualityText.waiting
                  : qualityText.failed(known.failed.reminders)}
              </p>
            ) : known.reminders.units.length === 0 ? (
              <p className="quality-note">{noReminders}</p>
            ) : (
              <ReminderCounts units={known.reminders.units} />
            )}
            <a
              className="health-link"
              href={hrefWith(desk, { page: 'quality', unit: desk.scope.unit.code, reading: null })}
              onClick={followHere}
            >
              {toQuality}
            </a>
          </section>
        </>
      )}
    </main>
  )
}
