import type { Case, Tombstone } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'

/** A deterministic long list of batches: new dossiers, later versions of earlier ones, deletions, refusals, repeats. */
export interface LongBatch {
  readonly facts: readonly Case[]
  readonly tombstones: readonly Tombstone[]
  readonly now: number
}

export const longBatches = 400
const newPerBatch = 40
const start = at('2026-03-02 08:00')
const hourMs = 3_600_000
const units = ['14329', '13285', '13291', '37-SNV', '37-STP'] as const

function opened(index: number): Case {
  const openedAt = start + Math.floor(index / newPerBatch) * hourMs
  const unit = units[index % units.length] ?? '14329'
  return aCase({
    id: `K-${index}`,
    unit,
    openedAt,
    changedAt: openedAt,
    dueAt: openedAt + ((index % 9) + 1) * 24 * hourMs,
  })
}

function closed(index: number, now: number): Case {
  return { ...opened(index), closedAt: now, changedAt: now, state: 'closed' }
}

/** The batch of a number, always the same. */
export function longBatch(number: number): LongBatch {
  const now = start + number * hourMs
  const first = number * newPerBatch
  const fresh = Array.from({ length: newPerBatch }, (_, index) => opened(first + index))
  const earlier = Array.from({ length: 10 }, (_, index) => (number * 7 + index * 13) % Math.max(1, first))
  const later = number === 0 ? [] : earlier.map((index) => closed(index, now))
  const repeated = number === 0 ? [] : [opened(first - 1)]
  const tombstones = number % 5 === 4 ? [{ id: `K-${first - 3}`, changedAt: now + 1 }] : []
  return { facts: [...fresh, ...later, ...repeated], tombstones, now }
}
