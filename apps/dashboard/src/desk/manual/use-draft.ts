import type { Cells, EntryForm, Finding } from '@toan-canh/contract'
import { useEffect, useState } from 'react'
import { type EntryPlace, findingsOf } from './entry-api.ts'

/** What is being typed. */
export interface Draft {
  readonly cells: Cells
  readonly confirmed: readonly string[]
  readonly note: string
}

const mostUndo = 100
const pauseMs = 400

function draftOf({ cells, confirmed, note }: EntryForm): Draft {
  return { cells, confirmed, note }
}

/** The steps that can be undone, with one more: at most a hundred, the oldest go. */
export function remembered<T>(past: readonly T[], step: T): readonly T[] {
  return [...past.slice(1 - mostUndo), step]
}

/** What is being typed in a form, with its way back, and what the centre finds in it while somebody types. */
export function useDraft(place: EntryPlace, form: EntryForm) {
  const [draft, setDraft] = useState(() => draftOf(form))
  const [past, setPast] = useState<readonly Draft[]>([])
  const [findings, setFindings] = useState<readonly Finding[]>(form.findings)
  const [stored, setStored] = useState(form)
  const isChanged = past.length > 0
  // What the centre has stored since takes the place of what was typed: nothing can be typed while it is being sent.
  if (stored !== form && (stored.version !== form.version || stored.state !== form.state)) {
    setStored(form)
    setDraft(draftOf(form))
    setPast([])
    setFindings(form.findings)
  }
  useEffect(() => {
    if (!isChanged) return undefined
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const body = { ...draft, confirmed: [...draft.confirmed] }
      // What cannot be asked now is asked again with the next key, and in any case when the draft is saved.
      findingsOf(place, body, stop.signal).then(setFindings, () => undefined)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [place, draft, isChanged])
  useEffect(() => {
    if (!isChanged) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged])
  return {
    draft,
    findings,
    isChanged,
    change: (next: Partial<Draft>) => {
      setPast(remembered(past, draft))
      setDraft({ ...draft, ...next })
    },
    undo: () => {
      const last = past.at(-1)
      if (last === undefined) return
      setDraft(last)
      setPast(past.slice(0, -1))
      if (past.length === 1) setFindings(form.findings)
    },
  }
}
