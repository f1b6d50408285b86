import { formatInstant, type Instant } from '@toan-canh/calendar'
import type { ApprovedEntries, ApprovedEntry } from '@toan-canh/connectors'
import { type Database, readApproved, type StoredEntry } from '@toan-canh/store'
import { type EntrySet, writtenMeasure } from './entry-set.ts'

type Told = Pick<StoredEntry, 'unit' | 'period' | 'cells' | 'revision'>

/**
 * What an entry tells, one row for each number: what is written, and in a correction what is taken back because it is no longer
 * written. `at`: when it was approved, or now while it is only looked at.
 */
export function rowsOfEntry(set: EntrySet, { unit, period, cells, revision }: Told, at: Instant): readonly unknown[] {
  return set.config.fields.flatMap((field) => {
    const value = (cells[field.signal] ?? '').trim()
    const row = { unit, period, at: formatInstant(at), signal: field.signal, measure: writtenMeasure(set, field) }
    if (value !== '') return [{ ...row, value }]
    return revision > 1 ? [{ ...row, value: '-', isTakenBack: true }] : []
  })
}

function approvedEntry(set: EntrySet, entry: StoredEntry): ApprovedEntry {
  const at = entry.decidedAt ?? 0
  return { at, entry: entry.id, rows: rowsOfEntry(set, entry, at) }
}

/** The approved entries of a set as they are stored. */
export function approvedIn(database: Database, set: EntrySet): ApprovedEntries {
  return async (from, most) =>
    (await readApproved(database, set.source.id, from, most)).map((entry) => approvedEntry(set, entry))
}

/** One entry as it will stand once it is approved. */
export function approvedAs(set: EntrySet, entry: StoredEntry, at: Instant): ApprovedEntries {
  const approved = approvedEntry(set, { ...entry, decidedAt: at })
  return async (from) => (from === null ? [approved] : [])
}
