import { createHash } from 'node:crypto'
import type { Case, Tombstone } from '@toan-canh/contract'

export type Version = Case | Tombstone

export function isCase(version: Version): version is Case {
  return 'state' in version
}

/**
 * The version in force of each case (R13): the larger `changedAt`, then a tombstone before any case, then the larger content hash.
 * Deleted cases are left out.
 */
export function newestVersions(versions: readonly Version[]): readonly Case[] {
  const newest = new Map<string, Version>()
  for (const version of versions) {
    const before = newest.get(version.id)
    if (before === undefined || beats(version, before)) newest.set(version.id, version)
  }
  return [...newest.values()].filter(isCase)
}

function beats(one: Version, other: Version): boolean {
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt
  if (!isCase(one)) return true
  return isCase(other) && contentHash(one) > contentHash(other)
}

/** SHA-256 in hex over the version's JSON with keys in order at every depth. */
export function contentHash(version: Version): string {
  return createHash('sha256').update(canonicalJson(version)).digest('hex')
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  const inOrder = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${inOrder.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`
}
