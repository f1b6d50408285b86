import { type EntryForm as Entry, type EntryStep, manualLimits, type ManualSet } from '@toan-canh/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { periodName } from '../../ui/format.ts'
import { manualText } from '../../ui/manual-messages.ts'
import { attach, type EntryPlace, takeStep } from './entry-api.ts'
import { CellRow } from './cell-row.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { FilePick } from './file-pick.tsx'
import { momentText } from './moment-words.ts'
import { useDraft } from './use-draft.ts'

const words = manualText

/** Enter goes from one number to the next; elsewhere it does nothing. */
function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-cell]')]
  const at = cells.indexOf(event.target)
  if (at >= 0) cells[at + 1]?.focus()
}

/** What may be done now; what may be written may be handed in at once, for it is saved on the way. */
function stepsOffered({ may }: Entry): readonly EntryStep[] {
  return may.includes('save') && !may.includes('submit') ? ['save', 'submit', ...may.slice(1)] : may
}

function History({ form }: { readonly form: Entry }) {
  if (form.steps.length === 0) return null
  return (
    <section className="entry-history">
      <h3>{words.history}</h3>
      <ol>
        {form.steps.map(({ revision, step, by, at, note }) => (
          <li key={`${at} ${step} ${String(revision)}`}>
            <b>{words.steps[step] ?? step}</b> · {words.revision(String(revision))} · {by} · {momentText(at)}
            {note === '' ? null : ` · ${note}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface FormProps {
  readonly place: EntryPlace
  readonly set: ManualSet
  readonly form: Entry
}

/** The numbers of one unit and period: typed, checked while one types, handed in; or read, approved and returned. */
export function EntryForm({ place, set, form }: FormProps) {
  const cache = useQueryClient()
  const { draft, findings, isChanged, change, undo } = useDraft(place, form)
  const [reason, setReason] = useState('')
  const took = (next: Entry) => {
    cache.setQueryData(['manual-entry', place], next)
    return cache.invalidateQueries({ queryKey: ['manual'] })
  }
  const step = useMutation({
    mutationFn: async (name: EntryStep) => {
      const written = { ...draft, confirmed: [...draft.confirmed] }
      if (name === 'save') return takeStep(place, { step: name, version: form.version, ...written })
      if (name !== 'submit') return takeStep(place, { step: name, version: form.version, reason })
      // What was saved stands, also when handing it in is refused then.
      const saved = await takeStep(place, { step: 'save', version: form.version, ...written })
      await took(saved)
      return takeStep(place, { step: name, version: saved.version, ...written })
    },
    onSuccess: (next) => {
      setReason('')
      return took(next)
    },
  })
  const file = useMutation({ mutationFn: (each: File) => attach(place, each), onSuccess: took })
  const isBusy = step.isPending || file.isPending
  const canWrite = form.may.includes('save')
  const needsReason = form.may.includes('return') || form.may.includes('correct')
  const open = findings.filter(({ kind }) => kind !== 'hint').length
  const problem = step.error ?? file.error
  return (
    <form
      className="entry-form"
      onKeyDown={(event) => {
        goOn(event)
        if (!(event.ctrlKey || event.metaKey) || !canWrite) return
        if (event.key === 's') {
          event.preventDefault()
          if (!isBusy) step.mutate('save')
        } else if (event.key === 'z' && !isBusy) {
          event.preventDefault()
          undo()
        }
      }}
      onSubmit={(event) => event.preventDefault()}
    >
      <header className="entry-head">
        <h2>{form.unitName}</h2>
        <span className="entry-state" data-state={form.state}>
          {words.states[form.state]}
          {form.revision > 1 ? ` · ${words.revision(String(form.revision))}` : ''}
        </span>
        <span className="entry-by">{words.as(form.by)}</span>
      </header>
      {form.reason === '' ? null : (
        <p className="entry-reason">
          {form.state === 'returned' ? words.returnedFor(form.reason) : words.correctedFor(form.reason)}
        </p>
      )}
      <table className="entry-table">
        <thead>
          <tr>
            <th>{words.indicator}</th>
            <th>{words.value}</th>
            <th>{words.measure}</th>
            <th>{words.before(periodName(form.before.period))}</th>
          </tr>
        </thead>
        <tbody>
          {set.fields.map((field) => (
            <CellRow
              key={field.signal}
              field={field}
              value={draft.cells[field.signal] ?? ''}
              before={form.before.cells[field.signal] ?? ''}
              findings={findings.filter(({ signal }) => signal === field.signal)}
              isConfirmed={draft.confirmed.includes(field.signal)}
              canWrite={canWrite}
              isBusy={isBusy}
              onValue={(value) =>
                change({
                  cells: { ...draft.cells, [field.signal]: value },
                  confirmed: draft.confirmed.filter((each) => each !== field.signal),
                })
              }
              onConfirm={() => change({ confirmed: [...draft.confirmed, field.signal] })}
            />
          ))}
        </tbody>
      </table>
      {findings
        .filter(({ signal }) => signal === null)
        .map(({ sentence }) => (
          <p key={sentence} className="entry-finding" data-kind="error">
            {sentence}
          </p>
        ))}
      {canWrite ? (
        <label className="entry-note">
          {words.note}
          <textarea
            value={draft.note}
            maxLength={manualLimits.noteLength}
            rows={2}
            readOnly={isBusy}
            onChange={({ target }) => change({ note: target.value })}
          />
        </label>
      ) : form.note === '' ? null : (
        <p className="entry-reason">{words.noted(form.note)}</p>
      )}
      {set.evidence === 'none' ? null : (
        <EvidenceList place={place} set={set} form={form}>
          {!canWrite ? null : form.version === 0 ? (
            <p>{words.saveFirst}</p>
          ) : (
            <FilePick
              words={words.attach}
              accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx"
              disabled={isBusy || isChanged}
              onPick={(each) => file.mutate(each)}
            />
          )}
        </EvidenceList>
      )}
      {needsReason ? (
        <label className="entry-note">
          {words.reason}
          <input
            value={reason}
            maxLength={manualLimits.noteLength}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
      ) : null}
      <div className="entry-actions">
        {stepsOffered(form).map((name) => (
          <button
            key={name}
            type="button"
            data-main={name === 'submit' || name === 'approve' ? '' : undefined}
            disabled={
              isBusy ||
              (name === 'submit' && (open > 0 || (form.version === 0 && !isChanged))) ||
              ((name === 'return' || name === 'correct') && reason.trim() === '')
            }
            onClick={() => step.mutate(name)}
          >
            {words.steps[name]}
          </button>
        ))}
        {canWrite ? (
          <button type="button" disabled={!isChanged || isBusy} onClick={undo}>
            {words.undo}
          </button>
        ) : null}
        <span role="status">{isBusy ? words.busy : isChanged ? words.unsaved : ''}</span>
      </div>
      {problem === null ? null : (
        <p className="entry-finding" data-kind="error" role="alert">
          {problem.message}
        </p>
      )}
      {canWrite ? <p className="entry-keys">{words.keys}</p> : null}
      <History form={form} />
    </form>
  )
}
