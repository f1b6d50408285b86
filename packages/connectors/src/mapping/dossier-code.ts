import { type Day, dayOf } from '@toan-canh/calendar'
import { instantOf } from './instant-of.ts'

const pattern = /^(?:\d{3}(?:\.\d{2}){2}\.)?([A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{6}|\d{8})-(\d{4,7})$/
const vietnamMinutes = 420

/** What a dossier's code says: the agency that received it, the day (null when there is no such day) and the serial of that day. */
export interface DossierCode {
  readonly agency: string
  readonly day: Day | null
  readonly serial: string
}

/** Whether a text is a dossier code by its form; faster than reading it. */
export function isDossierCode(code: string): boolean {
  return pattern.test(code)
}

/** Reads a dossier code of Circular 01/2018 or of the newer form seen since 2026 (DOMAIN §2.3); null when it is neither. */
export function parseDossierCode(code: string): DossierCode | null {
  const match = pattern.exec(code)
  const [, agency, date, serial] = match ?? []
  if (agency === undefined || date === undefined || serial === undefined) return null
  const read = instantOf(date.length === 6 ? `20${date}` : date, 'yyyyMMdd', vietnamMinutes)
  return { agency, day: read === null ? null : dayOf(read.instant), serial }
}
