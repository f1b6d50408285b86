import { type EntryForm, type Finding, routes, type StepBody, type TemplateReceipt } from '@toan-canh/contract'
import { ask, askFile } from '../../app/api.ts'

/** The entry that is looked at, and the code with which. */
export interface EntryPlace {
  readonly source: string
  readonly period: string
  readonly unit: string
  readonly code: string
}

/** A period of a set, and the code with which it is looked at. */
export type PeriodPlace = Omit<EntryPlace, 'unit'>

function pathOf(path: string, { source, period, unit = '' }: PeriodPlace & Partial<EntryPlace>): string {
  return path.replace(':source', source).replace(':period', period).replace(':unit', encodeURIComponent(unit))
}

function asActor({ code }: PeriodPlace): { readonly authorization: string } {
  return { authorization: `Bearer ${code}` }
}

export function entryOf(place: EntryPlace, signal: AbortSignal): Promise<EntryForm> {
  const { path, response } = routes.manualEntry
  return ask(pathOf(path, place), response, signal, { headers: asActor(place) })
}

export function takeStep(place: EntryPlace, body: StepBody): Promise<EntryForm> {
  const { path, response } = routes.manualStep
  return ask(pathOf(path, place), response, null, {
    method: 'POST',
    headers: asActor(place),
    body: JSON.stringify(body),
  })
}

export async function findingsOf(
  place: EntryPlace,
  body: Pick<StepBody, 'cells' | 'confirmed' | 'note'>,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { path, response } = routes.manualCheck
  const more = { method: 'POST', headers: asActor(place), body: JSON.stringify(body) }
  return (await ask(pathOf(path, place), response, signal, more)).findings
}

export function attach(place: EntryPlace, file: File): Promise<EntryForm> {
  const { path, response } = routes.manualAttach
  const address = `${pathOf(path, place)}?name=${encodeURIComponent(file.name.normalize('NFC'))}`
  return ask(address, response, null, { method: 'POST', headers: asActor(place), body: file })
}

/** The workbook of a period to be filled in. */
export function templateOf(place: PeriodPlace): Promise<Blob> {
  return askFile(pathOf(routes.manualTemplate.path, place), { headers: asActor(place) })
}

export function handInTemplate(place: PeriodPlace, file: File): Promise<TemplateReceipt> {
  const { path, response } = routes.manualImport
  return ask(pathOf(path, place), response, null, { method: 'POST', headers: asActor(place), body: file })
}

/** One file of evidence of a set. */
export function evidenceFile(place: PeriodPlace, id: number): Promise<Blob> {
  return askFile(pathOf(routes.manualEvidence.path, place).replace(':id', String(id)), { headers: asActor(place) })
}
