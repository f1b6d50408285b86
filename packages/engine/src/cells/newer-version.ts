import type { Instant } from '@toan-canh/calendar'

/** A version of a fact as two of them are compared: deletions are versions without content. */
export interface VersionMark {
  readonly changedAt: Instant
  readonly isDeleted: boolean
  /** Hash of the content; asked for only when nothing else decides. */
  readonly hash: () => string
}

/**
 * Whether `a` replaces `b`: the later change wins; at the same instant a deletion, then the larger content hash. Any order of
 * the same versions therefore ends in the same one.
 */
export function isNewer(a: VersionMark, b: VersionMark): boolean {
  if (a.changedAt !== b.changedAt) return a.changedAt > b.changedAt
  if (a.isDeleted || b.isDeleted) return a.isDeleted && !b.isDeleted
  return a.hash() > b.hash()
}
