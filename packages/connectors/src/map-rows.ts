import { setImmediate as turn } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import type { Fact, Tombstone } from '@toan-canh/contract'
import type { Refusal, Row } from './row.ts'
import type { Mapping } from './mapping/compile-mapping.ts'

/** What became of some rows, and when they were changed, in their order. */
export interface MappedRows {
  readonly facts: readonly Fact[]
  readonly tombstones: readonly Tombstone[]
  readonly refused: readonly { readonly refusal: Refusal; readonly row: Row }[]
  readonly changes: readonly Instant[]
}

/** Maps rows in order; pure. */
export function mapRows(rows: readonly Row[], mapping: Mapping): MappedRows {
  const facts: Fact[] = []
  const tombstones: Tombstone[] = []
  const refused: { refusal: Refusal; row: Row }[] = []
  const changes: Instant[] = []
  for (const row of rows) {
    if (row.refused !== undefined) {
      refused.push({ refusal: { place: row.place, ...row.refused }, row })
      continue
    }
    const mapped = mapping.map(row)
    if (mapped.kind === 'several') {
      facts.push(...mapped.facts)
      tombstones.push(...mapped.tombstones)
      refused.push(...mapped.refused.map((refusal) => ({ refusal, row })))
      const changedAt = (mapped.facts[0] ?? mapped.tombstones[0])?.changedAt
      if (changedAt !== undefined) changes.push(changedAt)
    } else if (mapped.kind === 'fact') {
      facts.push(mapped.fact)
      changes.push(mapped.fact.changedAt)
    } else if (mapped.kind === 'tombstone') {
      tombstones.push(mapped.tombstone)
      changes.push(mapped.tombstone.changedAt)
    } else refused.push({ refusal: mapped.refusal, row })
  }
  return { facts, tombstones, refused, changes }
}

const rowsPerSlice = 500

/** As `mapRows`, letting other work run in between: a whole page would hold up whoever waits for the store or a frame. */
export async function mapInSlices(rows: readonly Row[], mapping: Mapping): Promise<MappedRows> {
  const parts: MappedRows[] = []
  for (let from = 0; from < rows.length; from += rowsPerSlice) {
    if (from > 0) await turn()
    parts.push(mapRows(rows.slice(from, from + rowsPerSlice), mapping))
  }
  return {
    facts: parts.flatMap(({ facts }) => facts),
    tombstones: parts.flatMap(({ tombstones }) => tombstones),
    refused: parts.flatMap(({ refused }) => refused),
    changes: parts.flatMap(({ changes }) => changes),
  }
}
