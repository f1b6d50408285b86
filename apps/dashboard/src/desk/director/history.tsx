import { parseInstant } from '@toan-canh/calendar'
import { wallLogKinds, type WallLogLine } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { csvText } from '../../ui/csv-text.ts'
import { momentText } from '../../ui/moment-text.ts'
import { saveCsv } from '../../ui/save-file.ts'
import { directorText as words } from '../../ui/director-messages.ts'
import { useDesk } from '../desk-context.tsx'
import { directorQueries } from './director-api.ts'
import type { OperatorKey } from './operator-key.ts'

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A line of the record in words: what it was, and its details. */
export function lineWords(
  line: WallLogLine,
  { boardName, unitName }: { boardName: (id: string) => string; unitName: (code: string) => string },
): { what: string; detail: string } {
  const { kind, what, content } = line
  if (kind === 'device') {
    const detail = [content['output'], content['place'], content['why']].map(text).filter(Boolean).join(' · ')
    const known = Object.entries(words.devices).find(([name]) => name === what)
    return { what: known?.[1] ?? what, detail }
  }
  if (kind === 'order') {
    const kindName = (named: string) => Object.entries(words.kinds).find(([name]) => name === named)?.[1]
    const show = content['show']
    const board = typeof show === 'object' && show !== null && 'board' in show ? boardName(text(show.board)) : ''
    const details = [
      kindName(text(content['of'])),
      board,
      content['what'],
      unitName(text(content['unit'])),
      content['reason'],
      content['text'],
      content['who'],
      content['output'],
    ]
    return { what: kindName(what) ?? what, detail: details.map(text).filter(Boolean).join(' · ') }
  }
  const [cause = ''] = what.split(/[:/]/, 1)
  const named = Object.entries(words.historyCauses).find(([name]) => name === cause)
  const shown = text(content['board']) === '' ? text(content['what']) : boardName(text(content['board']))
  const detail = [shown, unitName(text(content['unit'])), content['period'], content['reason']]
    .map(text)
    .filter(Boolean)
    .join(' · ')
  return { what: named?.[1] ?? cause, detail }
}

/** Where a scene of the record can be looked at again, with the numbers of today; `null` for what is no scene. */
export function replayAddress({ kind, content }: WallLogLine): string | null {
  const board = text(content['board'])
  if (kind !== 'shown' || board === '') return null
  const query = new URLSearchParams()
  for (const name of ['unit', 'period']) if (text(content[name]) !== '') query.set(name, text(content[name]))
  return `/wall/${encodeURIComponent(board)}${query.size === 0 ? '' : `?${query}`}`
}

interface HistoryProps {
  readonly wall: string
  readonly operator: OperatorKey
  readonly boardName: (id: string) => string
}

/** Who showed what when: filtered, played back from an instant, page by page, and as a file. */
export function History({ wall, operator, boardName }: HistoryProps) {
  const [kind, setKind] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const [before, setBefore] = useState<number | null>(null)
  const instant = at === '' ? null : parseInstant(`${at}:00+07:00`)
  const page = { kind, at: instant === null ? null : new Date(instant).toISOString(), before }
  const { data, error } = useQuery(directorQueries.log(wall, operator, page))
  const lines = data?.lines ?? []
  const { register } = useDesk().catalogue
  const unitName = (code: string) => register.find(code)?.name ?? code
  const rows = lines.map((line) => ({
    line,
    at: parseInstant(line.at) ?? 0,
    ...lineWords(line, { boardName, unitName }),
  }))
  return (
    <section className="director-history">
      <header>
        <h2>{words.history}</h2>
        <select
          aria-label={words.history}
          value={kind ?? ''}
          onChange={({ target }) => {
            setKind(target.value === '' ? null : target.value)
            setBefore(null)
          }}
        >
          <option value="">{words.historyKinds.all}</option>
          {wallLogKinds.map((each) => (
            <option key={each} value={each}>
              {words.historyKinds[each]}
            </option>
          ))}
        </select>
        <label>
          {words.historyAt}
          <input
            type="datetime-local"
            value={at}
            onChange={({ target }) => {
              setAt(target.value)
              setBefore(null)
            }}
          />
        </label>
        <button
          type="button"
          className="button"
          disabled={rows.length === 0}
          onClick={() =>
            saveCsv(
              `tuong-${wall}.csv`,
              csvText([
                Object.values(words.columns),
                ...rows.map(({ line, what, detail, at: then }) => [momentText(then), line.by, what, detail]),
              ]),
            )
          }
        >
          {words.csv}
        </button>
      </header>
      {error === null ? null : <p role="alert">{error.message}</p>}
      {rows.length === 0 ? (
        <p className="director-note">{words.historyNone}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {Object.values(words.columns).map((column) => (
                <th key={column}>{column}</th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, what, detail, at: then }) => {
              const address = replayAddress(line)
              return (
                <tr key={line.id} data-kind={line.kind} data-what={line.what}>
                  <td>{momentText(then)}</td>
                  <td>{line.by}</td>
                  <td>{what}</td>
                  <td>{detail}</td>
                  <td>
                    {address === null ? null : (
                      <a href={address} target="_blank" rel="noreferrer">
                        {words.replay}
                      </a>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <footer>
        {before === null ? null : (
          <button type="button" className="button" onClick={() => setBefore(null)}>
            {words.newest}
          </button>
        )}
        {data?.next == null ? null : (
          <button type="button" className="button" onClick={() => setBefore(data.next)}>
            {words.older}
          </button>
        )}
      </footer>
    </section>
  )
}
