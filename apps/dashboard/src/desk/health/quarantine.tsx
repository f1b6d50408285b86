import type { DataHealth, QuarantineAnswer } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../app/api.ts'
import { missing, numberText } from '../../ui/format.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { codeName } from '../../widgets/data-health/code-name.ts'
import type { KnownHealth } from '../../widgets/data-health/exceptions-of.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { Dismissed, QuarantineActions } from './quarantine-actions.tsx'
import { instantText } from '../sources/source-cells.ts'

type Open = DataHealth['quarantine'][number]

function RowList({ rows, count }: { readonly rows: QuarantineAnswer['rows']; readonly count: number }) {
  const now = useMinute()
  const { place, record, refusedAt, reason, firstRows } = qualityText.health
  return (
    <table className="health-rows-table">
      <caption>{rows.length < count ? firstRows(numberText(rows.length)) : ''}</caption>
      <thead>
        <tr>
          {[place, record, reason, refusedAt].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.place}</td>
            <td>{row.fact ?? missing}</td>
            <td>{row.reason}</td>
            <td>{instantText(row.at, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Rows({ open }: { readonly open: Open }) {
  const { data, error } = useQuery(queries.quarantine(open.source, open.code))
  if (data !== undefined) return <RowList rows={data.rows} count={open.count} />
  return (
    <p className="quality-note" role="status">
      {error === null ? qualityText.waiting : qualityText.failed(error.message)}
    </p>
  )
}

function Group({ open, name }: { readonly open: Open; readonly name: string }) {
  const now = useMinute()
  const [isShown, setShown] = useState(false)
  const { reason, rows, oldest, actor, acts, show, hide } = qualityText.health
  const panel = `quarantine-${open.source}-${open.code}`
  return (
    <tbody>
      <tr>
        <th scope="row">
          <b>{name}</b>
          <small>{codeName(open.code)}</small>
        </th>
        <td data-label={rows} className="quality-score">
          {numberText(open.count)}
        </td>
        <td data-label={oldest} className="health-cell">
          {instantText(open.oldest, now)}
        </td>
        <td data-label={actor} className="health-cell">
          {acts[open.owner]}
        </td>
        <td>
          <button
            type="button"
            className="quality-more"
            aria-expanded={isShown}
            aria-controls={panel}
            aria-label={`${isShown ? hide : show}: ${name}, ${reason} ${codeName(open.code)}`}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? hide : show}
          </button>
        </td>
      </tr>
      {isShown ? (
        <tr id={panel}>
          <td colSpan={5}>
            <Rows open={open} />
            <QuarantineActions open={open} />
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}

/** What lies in quarantine by source and reason, who must act, and down to the rows. */
export function Quarantine({ known }: { readonly known: KnownHealth }) {
  const open = known.health?.quarantine ?? []
  const { quarantine, quarantineNone, source, reason, rows, oldest, actor } = qualityText.health
  return (
    <section>
      <h2 className="quality-title">{quarantine}</h2>
      {open.length === 0 ? (
        <p className="quality-note">{quarantineNone}</p>
      ) : (
        <table className="quality-table">
          <thead>
            <tr>
              <th scope="col">
                {source} <small>{reason}</small>
              </th>
              <th scope="col" className="quality-score">
                {rows}
              </th>
              <th scope="col">{oldest}</th>
              <th scope="col">{actor}</th>
              <th />
            </tr>
          </thead>
          {open.map((each) => (
            <Group
              key={`${each.source} ${each.code}`}
              open={each}
              name={known.sources.find(({ id }) => id === each.source)?.name ?? each.source}
            />
          ))}
        </table>
      )}
      <Dismissed
        rows={known.health?.dismissed}
        nameOf={(id) => known.sources.find((each) => each.id === id)?.name ?? id}
      />
    </section>
  )
}
