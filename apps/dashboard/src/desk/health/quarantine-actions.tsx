import './jobs.css'
import type { DataHealth } from '@toan-canh/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { numberText } from '../../ui/format.ts'
import { jobText } from '../../ui/job-messages.ts'
import { codeName } from '../../widgets/data-health/code-name.ts'
import { dismissRows, reopenRows, retryRows, useOperatorKey } from './operator-api.ts'

type Open = DataHealth['quarantine'][number]
const words = jobText
const shortestWhy = 3

function useRefresh() {
  const cache = useQueryClient()
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['data-health'] }),
      cache.invalidateQueries({ queryKey: ['quarantine'] }),
    ])
}

function Problem({ error }: { readonly error: Error | null }) {
  return error === null ? null : (
    <small className="job-refused" role="alert">
      {words.refused(error.message)}
    </small>
  )
}

/** What an operator does with the rows of one reason: ask the source again, or leave them out with a reason. */
export function QuarantineActions({ open }: { readonly open: Open }) {
  const key = useOperatorKey()
  const refresh = useRefresh()
  const [why, setWhy] = useState<string | null>(null)
  const again = useMutation({ mutationFn: () => retryRows(open), onSuccess: refresh })
  const dismiss = useMutation({ mutationFn: (reason: string) => dismissRows(open, reason), onSuccess: refresh })
  const locked = { disabled: key === null, title: key === null ? words.needKey : undefined }
  return (
    <div>
      <div className="job-quarantine">
        <button type="button" className="job-steer" {...locked} onClick={() => again.mutate()}>
          {words.again}
        </button>
        <button type="button" className="job-steer" {...locked} aria-expanded={why !== null} onClick={() => setWhy('')}>
          {words.dismiss}
        </button>
      </div>
      {again.data === undefined ? null : (
        <p className="quality-note" role="status">
          {again.data.rows > 0 ? words.asked(numberText(again.data.rows), numberText(again.data.batches)) : ''}{' '}
          {again.data.left > 0 ? words.notAsked(numberText(again.data.left)) : ''}
        </p>
      )}
      {why === null ? null : (
        <form
          className="job-dismiss"
          onSubmit={(event) => {
            event.preventDefault()
            dismiss.mutate(why.trim())
          }}
        >
          <input
            value={why}
            maxLength={300}
            aria-label={words.why}
            placeholder={words.why}
            onChange={({ target }) => setWhy(target.value)}
          />
          <button type="submit" className="job-steer" disabled={key === null || why.trim().length < shortestWhy}>
            {words.confirm}
          </button>
          <button type="button" className="job-steer" onClick={() => setWhy(null)}>
            {words.cancel}
          </button>
        </form>
      )}
      <Problem error={again.error ?? dismiss.error} />
    </div>
  )
}

/** Rows that somebody decided to leave out, with why, to be opened again. */
export function Dismissed({
  rows,
  nameOf,
}: {
  readonly rows: DataHealth['dismissed']
  readonly nameOf: (id: string) => string
}) {
  const key = useOperatorKey()
  const refresh = useRefresh()
  const reopen = useMutation({ mutationFn: reopenRows, onSuccess: refresh })
  if (rows === undefined) return null
  return (
    <details className="job-ended">
      <summary>
        {words.dismissed}: {words.dismissedRows(numberText(rows.reduce((sum, { count }) => sum + count, 0)))}
      </summary>
      <table className="quality-table">
        <tbody>
          {rows.map((each) => (
            <tr key={`${each.source} ${each.code} ${each.why}`}>
              <th scope="row">
                <b>{nameOf(each.source)}</b>
                <small>{codeName(each.code)}</small>
              </th>
              <td className="quality-score">{numberText(each.count)}</td>
              <td className="health-cell">{each.why}</td>
              <td className="job-action">
                <button
                  type="button"
                  className="job-steer"
                  disabled={key === null}
                  title={key === null ? words.needKey : undefined}
                  onClick={() => reopen.mutate(each)}
                >
                  {words.reopen}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Problem error={reopen.error} />
    </details>
  )
}
