import type { TemplateReceipt } from '@toan-canh/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { manualText } from '../../ui/manual-messages.ts'
import { saveFile } from '../../ui/save-file.ts'
import { FilePick } from './file-pick.tsx'
import { handInTemplate, type PeriodPlace, templateOf } from './entry-api.ts'

const words = manualText

/** What became of a filled template: how many drafts, or each wrong cell; hints are left to the form. */
export function Receipt({ receipt: { status, sentence, findings } }: { readonly receipt: TemplateReceipt }) {
  const shown = findings.filter(({ kind }) => kind !== 'hint')
  return (
    <div className="template-receipt" role={status === 'refused' ? 'alert' : 'status'}>
      <p className="entry-finding" data-kind={status === 'refused' ? 'error' : undefined}>
        {sentence}
      </p>
      <ul>
        {shown.map(({ place, sentence: found, kind }) => (
          <li key={`${place ?? ''} ${found}`} className="entry-finding" data-kind={kind}>
            <b>{place}</b> {found}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The workbook of a period, to be taken away, filled in by many hands and handed in; whoever approves only takes it away. */
export function TemplatePanel({ place }: { readonly place: PeriodPlace }) {
  const cache = useQueryClient()
  const taking = useMutation({
    mutationFn: async () => saveFile(`${place.source}-${place.period}.xlsx`, await templateOf(place)),
  })
  const handing = useMutation({
    mutationFn: (file: File) => handInTemplate(place, file),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['manual'] })
      await cache.invalidateQueries({ queryKey: ['manual-entry'] })
    },
  })
  const problem = taking.error ?? handing.error
  return (
    <section className="template" aria-label={words.template}>
      <button type="button" disabled={taking.isPending} onClick={() => taking.mutate()}>
        {words.takeTemplate}
      </button>
      <FilePick
        words={words.handInTemplate}
        accept=".xlsx"
        disabled={handing.isPending}
        onPick={(file) => handing.mutate(file)}
      />
      <span role="status">{taking.isPending || handing.isPending ? words.busy : ''}</span>
      {problem === null ? null : (
        <p className="entry-finding" data-kind="error" role="alert">
          {problem.message}
        </p>
      )}
      {handing.data === undefined || handing.isPending ? null : <Receipt receipt={handing.data} />}
    </section>
  )
}
