import type { EntryForm, ManualSet } from '@toan-canh/contract'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { manualText } from '../../ui/manual-messages.ts'
import { saveFile } from '../../ui/save-file.ts'
import { type EntryPlace, evidenceFile } from './entry-api.ts'
import { momentText } from './moment-words.ts'

const words = manualText

/** The files behind an entry, to be opened by whoever enters or approves; `children` adds one. */
export function EvidenceList({
  place,
  set,
  form,
  children,
}: {
  readonly place: EntryPlace
  readonly set: ManualSet
  readonly form: EntryForm
  readonly children: ReactNode
}) {
  const opening = useMutation({
    mutationFn: async ({ id, name }: EntryForm['evidence'][number]) => saveFile(name, await evidenceFile(place, id)),
  })
  return (
    <fieldset className="entry-evidence">
      <legend>{set.evidence === 'required' ? words.evidenceRequired : words.evidence}</legend>
      {form.evidence.length === 0 && children === null ? <p>{words.noEvidence}</p> : null}
      <ul>
        {form.evidence.map((each) => (
          <li key={each.id} title={`SHA-256 ${each.sha256}`}>
            <button type="button" disabled={opening.isPending} onClick={() => opening.mutate(each)}>
              {each.name}
            </button>{' '}
            · {each.by} · {momentText(each.at)}
          </li>
        ))}
      </ul>
      {opening.error === null ? null : (
        <p className="entry-finding" data-kind="error" role="alert">
          {opening.error.message}
        </p>
      )}
      {children}
    </fieldset>
  )
}
