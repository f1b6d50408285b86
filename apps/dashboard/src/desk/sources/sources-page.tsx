import './sources.css'
import { useTopicStatus } from '../../live/index.ts'
import { numberText } from '../../ui/format.ts'
import { FreshnessMark } from '../../ui/marks/mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { sourcesTopic } from '../../widgets/scope.ts'
import { countByFreshness } from '../../widgets/source-health/source-words.ts'
import { useSources } from '../../widgets/use-cover.ts'
import { SourceRow } from './source-row.tsx'

const columns = ['name', 'phase', 'covered', 'received', 'next', 'facts', 'quarantined', 'history'] as const

/** How many sources there are, and how many of each freshness. */
export function SourcesSummary() {
  const sources = useSources()
  return (
    <p className="sources-summary">
      <span>{deskText.sourcesSummary(numberText(sources.length))}</span>
      {countByFreshness(sources).map(([freshness, count]) => (
        <span key={freshness} className="fact-source" data-freshness={freshness}>
          <FreshnessMark freshness={freshness} size={15} />
          {numberText(count)} {text.freshness[freshness]}
        </span>
      ))}
    </p>
  )
}

/** What the topic of sources has to show: waiting, refused, none, or the table. */
function Body() {
  const status = useTopicStatus(sourcesTopic)
  const sources = useSources()
  if (status.kind === 'waiting') {
    return (
      <div className="members-waiting" aria-busy="true">
        <i />
        <i />
        <i />
        <p className="waiting-words">{text.waitingData}</p>
      </div>
    )
  }
  if (status.kind === 'refused') {
    return (
      <p className="members-note" role="alert">
        <b>{text.refused}.</b> {status.sentence}
      </p>
    )
  }
  if (sources.length === 0) return <p className="members-note">{deskText.noSources}</p>
  return (
    <table className="source-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {deskText.sourceColumns[column]}
            </th>
          ))}
        </tr>
      </thead>
      {sources.map((source) => (
        <SourceRow key={source.id} source={source} />
      ))}
    </table>
  )
}

/** The sources of all numbers: how fresh, how far, what hurts and who must act. */
export function SourcesPage() {
  return (
    <main className="work sources">
      <div className="work-head">
        <h1 className="work-title grow">{text.sourcesTitle}</h1>
        <SourcesSummary />
      </div>
      <Body />
    </main>
  )
}
