import './manual.css'
import { dayOf, parseInstant } from '@toan-canh/calendar'
import type { EntryStatus, ManualSet } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { queries } from '../../app/api.ts'
import { dayText, numberText, periodName } from '../../ui/format.ts'
import { manualText } from '../../ui/manual-messages.ts'
import { text } from '../../ui/messages.ts'
import { entryOf } from './entry-api.ts'
import { EntryForm } from './entry-form.tsx'
import { momentText } from './moment-words.ts'
import { TemplatePanel } from './template-panel.tsx'

const words = manualText
/** A shorter code opens nothing. */
const shortestCode = 16

/** What is due, late, waiting and about to expire in a period. */
function PeriodState({ set, period }: { readonly set: ManualSet; readonly period: ManualSet['periods'][number] }) {
  const { counts, dueAt, expiresAt, isLate } = period
  const all = set.units.length
  const expires = parseInstant(expiresAt)
  return (
    <p className="manual-state">
      <span>{words.due(momentText(dueAt))}</span>
      <span>{words.counts(numberText(counts.approved), numberText(all))}</span>
      {counts.submitted > 0 ? <b>{words.waiting(numberText(counts.submitted))}</b> : null}
      {isLate ? <b data-late="">{words.late(numberText(Math.max(0, all - counts.approved)))}</b> : null}
      {expires === null ? null : <span>{words.expires(dayText(dayOf(expires)))}</span>}
    </p>
  )
}

/** What waits for somebody comes first: to be approved, then to be mended. */
function turnOf({ state }: EntryStatus): number {
  return state === 'submitted' ? 0 : state === 'returned' ? 1 : 2
}

function UnitList({
  entries,
  chosen,
  onChoose,
}: {
  readonly entries: readonly EntryStatus[]
  readonly chosen: string | null
  readonly onChoose: (unit: string) => void
}) {
  const [isOnlyOpen, setOnlyOpen] = useState(true)
  const shown = entries
    .filter(({ state, unit }) => !isOnlyOpen || state !== 'approved' || unit === chosen)
    .toSorted((a, b) => turnOf(a) - turnOf(b))
  return (
    <section className="manual-units" aria-label={words.units}>
      <label>
        <input type="checkbox" checked={isOnlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)} />
        {words.onlyOpen}
      </label>
      {shown.length === 0 ? <p>{words.allDone}</p> : null}
      <ul>
        {shown.map(({ unit, unitName, state }) => (
          <li key={unit}>
            <button type="button" aria-pressed={unit === chosen} onClick={() => onChoose(unit)}>
              <span>{unitName}</span>
              <small data-state={state}>{words.states[state]}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ set, period, unit, code }: { set: ManualSet; period: string; unit: string; code: string }) {
  const place = useMemo(() => ({ source: set.source, period, unit, code }), [set.source, period, unit, code])
  const { data, error } = useQuery({
    queryKey: ['manual-entry', place],
    queryFn: ({ signal }) => entryOf(place, signal),
    retry: false,
    refetchOnWindowFocus: false,
  })
  if (data === undefined) return <p className="manual-note">{error === null ? text.waitingData : error.message}</p>
  return <EntryForm key={`${place.source} ${place.code} ${unit} ${period}`} place={place} set={set} form={data} />
}

function SetPage({ sets }: { readonly sets: readonly [ManualSet, ...ManualSet[]] }) {
  const [source, setSource] = useState(sets[0].source)
  const set = sets.find((each) => each.source === source) ?? sets[0]
  const [periodId, setPeriod] = useState<string | null>(null)
  // The newest period that is over is what people come to enter.
  const period = set.periods.find(({ period: id }) => id === periodId) ?? set.periods[1] ?? set.periods[0]
  const [unit, setUnit] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const entries = useQuery({ ...queries.manualPeriod(set.source, period?.period ?? ''), enabled: period !== undefined })
  const list = entries.data?.entries ?? []
  const chosen = list.length === 1 ? (list[0]?.unit ?? null) : unit
  if (period === undefined) return null
  return (
    <>
      <div className="manual-controls">
        <label>
          {words.set}
          <select
            value={set.source}
            onChange={({ target }) => {
              setSource(target.value)
              setUnit(null)
            }}
          >
            {sets.map((each) => (
              <option key={each.source} value={each.source}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.period}
          <select value={period.period} onChange={({ target }) => setPeriod(target.value)}>
            {set.periods.map(({ period: id, isLate }) => (
              <option key={id} value={id}>
                {periodName(id)}
                {isLate ? ` · ${words.overdue}` : ''}
              </option>
            ))}
          </select>
        </label>
        {set.isOpen ? (
          <label>
            {words.key}
            <input
              type="password"
              value={code}
              autoComplete="off"
              title={words.keyHint}
              onChange={({ target }) => setCode(target.value)}
            />
          </label>
        ) : null}
      </div>
      <PeriodState set={set} period={period} />
      {set.isOpen ? null : <p className="manual-note">{words.closed('MANUAL_ENTRY_TOKEN, MANUAL_APPROVAL_TOKEN')}</p>}
      {set.isOpen && code.length >= shortestCode ? (
        <TemplatePanel
          key={`${set.source} ${period.period} ${code}`}
          place={{ source: set.source, period: period.period, code }}
        />
      ) : null}
      <div className="manual-body">
        {list.length > 1 ? <UnitList entries={list} chosen={chosen} onChoose={setUnit} /> : null}
        {chosen === null ? (
          <p className="manual-note">{words.choose}</p>
        ) : code.length < shortestCode ? (
          <p className="manual-note">{set.isOpen ? words.needKey : ''}</p>
        ) : (
          <Entry set={set} period={period.period} unit={chosen} code={code} />
        )}
      </div>
    </>
  )
}

/** Numbers that people enter: set and period, what is due and waits, and the form of a unit. */
export function ManualPage() {
  const { data, error } = useQuery(queries.manual())
  const [first, ...rest] = data?.sets ?? []
  return (
    <main className="work manual">
      <div className="work-head">
        <h1 className="work-title grow">{words.title}</h1>
      </div>
      <p className="manual-note">{words.lead}</p>
      {data === undefined ? (
        <p className="manual-note" role="status">
          {error === null ? text.waitingData : error.message}
        </p>
      ) : first === undefined ? (
        <p className="manual-note">{words.none}</p>
      ) : (
        <SetPage sets={[first, ...rest]} />
      )}
    </main>
  )
}
