import type { Batch } from '@toan-canh/connectors'
import { type Case, isOfShape } from '@toan-canh/contract'
import { isNewer, type VersionMark } from '@toan-canh/engine'
import type { StoredCase } from '@toan-canh/store'
import { contentHash } from '../counting/content-hash.ts'

/** One incoming version of a case; `fact: null` is a deletion. */
export interface Version {
  readonly fact: Case | null
  readonly mark: VersionMark
}

function lazyHash(value: unknown): () => string {
  let hash: string | undefined
  return () => (hash ??= contentHash(value))
}

/** The mark of a stored version, to compare an incoming one with. */
export function markOfStored(stored: StoredCase): VersionMark {
  return { changedAt: stored.changedAt, isDeleted: stored.fact === null, hash: lazyHash(stored.fact) }
}

/** The newest version of each case of a batch, by id: a batch may tell of one case several times. */
export function newestVersions(batch: Pick<Batch, 'facts' | 'tombstones'>): Map<string, Version> {
  const newest = new Map<string, Version>()
  const offer = (id: string, fact: Case | null, changedAt: number) => {
    const mark = { changedAt, isDeleted: fact === null, hash: lazyHash(fact) }
    const other = newest.get(id)
    if (other === undefined || isNewer(mark, other.mark)) newest.set(id, { fact, mark })
  }
  for (const fact of batch.facts.filter(isOfShape('case'))) offer(fact.id, fact, fact.changedAt)
  for (const gone of batch.tombstones)
    if (gone.shape === undefined || gone.shape === 'case') offer(gone.id, null, gone.changedAt)
  return newest
}
