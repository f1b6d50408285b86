import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import { type Version, contentHash, isCase } from '@toan-canh/testkit'
import { contributionsOfFact } from './contributions-of-fact.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { CellDeltas } from './cell-deltas.ts'
import { type VersionMark, isNewer } from './newer-version.ts'
import { take } from './take.ts'

interface Stored {
  readonly mark: VersionMark
  readonly fact: Case | null
  readonly evaluatedAt: Instant
  readonly nextAt: Instant | null
}

/** One counter that is not 0. */
export interface Cell {
  readonly unit: string
  readonly slice: string
  readonly day: number
  readonly slot: number
  readonly amount: number
}

export const slotsPerRow = 32
const source = 'mot-cua'

function markOf(version: Version): VersionMark {
  return { changedAt: version.changedAt, isDeleted: !isCase(version), hash: () => contentHash(version) }
}

/** What a store does with the engine, in memory: versions with the instants they were counted at, and counters. */
export class SmallStore {
  readonly #definitions: Definitions
  readonly #cases = new Map<string, Stored>()
  readonly #cells = new Map<string, Cell>()

  constructor(definitions: Definitions) {
    this.#definitions = definitions
  }

  /** Takes a batch at an instant; versions that are not newer than the stored one change nothing. Returns whether any was. */
  takeBatch(versions: readonly Version[], now: Instant): boolean {
    const deltas = new CellDeltas()
    let hasNews = false
    for (const version of versions) {
      const stored = this.#cases.get(version.id)
      const mark = markOf(version)
      if (stored !== undefined && !isNewer(mark, stored.mark)) continue
      hasNews = true
      this.#count({ id: version.id, mark, fact: isCase(version) ? version : null, now }, deltas)
    }
    this.#apply(deltas)
    return hasNews
  }

  /** Lets time pass: takes every case whose next instant has come, once. Returns how many there were. */
  advance(now: Instant): number {
    const deltas = new CellDeltas()
    const due = [...this.#cases].filter(([, { nextAt }]) => nextAt !== null && nextAt <= now)
    for (const [id, { mark, fact }] of due) this.#count({ id, mark, fact, now }, deltas)
    this.#apply(deltas)
    return due.length
  }

  /** The counters, in one order, so that equal stores are equal lists. */
  cells(): readonly Cell[] {
    return inOrder(this.#cells)
  }

  /** The counters of all stored versions counted anew, each as of the instant it was counted at, or all as of one. */
  recounted(asOf?: Instant): readonly Cell[] {
    const cells = new Map<string, Cell>()
    for (const { fact, evaluatedAt } of this.#cases.values()) {
      if (fact === null) continue
      const deltas = new CellDeltas()
      deltas.add(contributionsOfFact(this.#definitions, source, fact, asOf ?? evaluatedAt).cells, 1)
      addRows(cells, deltas)
    }
    return inOrder(cells)
  }

  #count(change: { id: string; mark: VersionMark; fact: Case | null; now: Instant }, deltas: CellDeltas): void {
    const stored = this.#cases.get(change.id)
    const evaluatedAt = Math.max(change.now, stored?.evaluatedAt ?? change.now)
    const before =
      stored === undefined || stored.fact === null ? null : { fact: stored.fact, evaluatedAt: stored.evaluatedAt }
    const nextAt = take(this.#definitions, source, { before, after: change.fact, now: evaluatedAt }, deltas)
    this.#cases.set(change.id, { mark: change.mark, fact: change.fact, evaluatedAt, nextAt })
  }

  #apply(deltas: CellDeltas): void {
    addRows(this.#cells, deltas)
  }
}

export function addRows(cells: Map<string, Cell>, deltas: CellDeltas): void {
  for (const { page, slice, unit, day, amounts } of deltas.rows())
    for (const [index, change] of amounts.entries()) {
      const slot = page * slotsPerRow + index
      const key = [unit, slice, day, slot].join('\n')
      const amount = (cells.get(key)?.amount ?? 0) + change
      if (amount === 0) cells.delete(key)
      else cells.set(key, { unit, slice, day, slot, amount })
    }
}

export function inOrder(cells: ReadonlyMap<string, Cell>): readonly Cell[] {
  return [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}
