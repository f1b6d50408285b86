import { qualityParts, type SourceQuality, type SourceStatus } from '@toan-canh/contract'
import { missing, numberText } from '../../ui/format.ts'
import { FreshnessMark } from '../../ui/marks/mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { text } from '../../ui/messages.ts'
import type { KnownHealth } from '../../widgets/data-health/exceptions-of.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { promiseWords } from '../explain/explain-facts.tsx'
import { RowSpark } from '../members/row-spark.tsx'
import { ShareCell } from '../quality/share-cell.tsx'
import { coveredText, historyText, instantText } from '../sources/source-cells.ts'

const untold = { num: 0, den: 0, value: null } as const

function Batch({ batch }: { readonly batch: NonNullable<KnownHealth['health']>['batches'][number] | undefined }) {
  const now = useMinute()
  const { noBatch, batch: words, refusedOf, history } = qualityText.health
  if (batch === undefined) return <small>{noBatch}</small>
  const { storedAt, rows, changed, refused, direction } = batch
  return (
    <>
      {instantText(storedAt, now)}
      {direction === 'history' ? ` · ${history}` : ''}
      <small>{words(numberText(rows), numberText(changed))}</small>
      {refused === 0 ? null : <small>{refusedOf(numberText(refused))}</small>}
    </>
  )
}

function Row({
  source,
  known,
  score,
}: {
  readonly source: SourceStatus
  readonly known: KnownHealth
  readonly score: SourceQuality | undefined
}) {
  const now = useMinute()
  const { id, name, owner, isSample, freshness, history } = source
  const isLoading = history !== null && !history.isComplete
  return (
    <tr>
      <th scope="row">
        <b>{name}</b>
        {isSample ? <span className="desk-sample">{text.sample}</span> : null}
        <small>{owner}</small>
      </th>
      <td data-label={deskText.sourceColumns.covered} className="health-cell">
        <span className="fact-source" data-freshness={freshness}>
          <FreshnessMark freshness={freshness} size={15} />
          {coveredText(source, now)}
        </span>
        <small>{promiseWords(source)}</small>
        {isLoading ? <small>{historyText(source)}</small> : null}
      </td>
      <td data-label={qualityText.health.batches} className="health-cell">
        <Batch batch={known.health?.batches.find((each) => each.source === id)} />
      </td>
      <td data-label={qualityText.score} className="quality-score">
        {score === undefined || score.score === null ? missing : numberText(score.score, 1)}
      </td>
      {qualityParts.map((part) => (
        <ShareCell key={part} part={part} share={score?.[part] ?? untold} />
      ))}
      <td data-label={qualityText.trend} className="quality-trend">
        <RowSpark values={score?.trend.map((each) => each.score) ?? []} />
      </td>
    </tr>
  )
}

/** Every source: how fresh against its promise, its newest batch, its score with the four parts and its course. */
export function HealthSources({
  known,
  scores,
}: {
  readonly known: KnownHealth
  readonly scores: readonly SourceQuality[]
}) {
  const { sources, source: name, batches } = qualityText.health
  return (
    <section>
      <h2 className="quality-title">{sources}</h2>
      {known.sources.length === 0 ? <p className="quality-note">{deskText.noSources}</p> : null}
      <table className="quality-table health-table">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{deskText.sourceColumns.covered}</th>
            <th scope="col">{batches}</th>
            <th scope="col" className="quality-score">
              {qualityText.score}
            </th>
            {qualityParts.map((part) => (
              <th key={part} scope="col">
                {qualityText.parts[part]}
              </th>
            ))}
            <th scope="col">{qualityText.trend}</th>
          </tr>
        </thead>
        <tbody>
          {known.sources.map((source) => (
            <Row
              key={source.id}
              source={source}
              known={known}
              score={scores.find((each) => each.source === source.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
