import type { SourceStatus } from '@toan-canh/contract'
import { numberText } from '../../ui/format.ts'
import { FreshnessMark } from '../../ui/marks/mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { promiseWords } from '../explain/explain-facts.tsx'
import { coveredText, historyShare, historyText, instantText, troubleOf } from './source-cells.ts'

function History({ source }: { readonly source: SourceStatus }) {
  const share = historyShare(source)
  return (
    <>
      {share === null ? null : (
        <progress max={1} value={share} aria-label={deskText.sourceColumns.history}>
          {historyText(source)}
        </progress>
      )}
      <span>{historyText(source)}</span>
    </>
  )
}

/** One source in a row, and what hurts in a row of its own below it. */
export function SourceRow({ source }: { readonly source: SourceStatus }) {
  const now = useMinute()
  const trouble = troubleOf(source, now)
  const { sourceColumns: heads } = deskText
  return (
    <tbody data-freshness={source.freshness}>
      <tr>
        <th scope="row">
          <FreshnessMark freshness={source.freshness} size={18} />
          <span>
            <b>{source.name}</b> <span className="source-fresh">{text.freshness[source.freshness]}</span>
            {source.isSample ? <span className="desk-sample">{text.sample}</span> : null}
            <small>
              {source.owner} · {promiseWords(source)}
            </small>
          </span>
        </th>
        <td data-label={heads.phase}>{deskText.phases[source.phase]}</td>
        <td data-label={heads.covered}>{coveredText(source, now)}</td>
        <td data-label={heads.received}>{instantText(source.receivedAt, now)}</td>
        <td data-label={heads.next}>{instantText(source.nextRunAt, now)}</td>
        <td data-label={heads.facts} className="source-count">
          {numberText(source.facts)}
        </td>
        <td data-label={heads.quarantined} className="source-count">
          {numberText(source.quarantined)}
          {source.resolved === 0 ? null : <small>{deskText.resolvedRows(numberText(source.resolved))}</small>}
        </td>
        <td data-label={heads.history} className="source-history">
          <History source={source} />
        </td>
      </tr>
      {trouble === null ? null : (
        <tr className="source-trouble">
          <td colSpan={8}>
            <b>{trouble.actor}.</b> {trouble.sentence}
          </td>
        </tr>
      )}
    </tbody>
  )
}
