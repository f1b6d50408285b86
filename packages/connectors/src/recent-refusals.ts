import { createHash } from 'node:crypto'
import type { Refusal, Row } from './row.ts'

const mostKept = 20_000

interface Refused {
  readonly refusal: Refusal
  readonly row: Row
}

function markOf({ refusal, row }: Refused): string {
  return createHash('sha256')
    .update(`${refusal.code}\n${JSON.stringify(row.value)}`)
    .digest('base64url')
}

/**
 * The rows refused lately, so that the overlap of two polls does not refuse one row again and again. It holds marks, never
 * rows, in memory only; beyond its bound the oldest are forgotten and such a row counts anew.
 */
export class RecentRefusals {
  readonly #marks = new Set<string>()

  /** The refusals not seen before, and what marks them as seen once they are stored. */
  fresh(refused: readonly Refused[]): { readonly refusals: readonly Refusal[]; readonly keep: () => void } {
    const marked = refused.map((each) => ({ mark: markOf(each), refusal: each.refusal }))
    const unseen = marked.filter(({ mark }) => !this.#marks.has(mark))
    return { refusals: unseen.map(({ refusal }) => refusal), keep: () => this.#keep(unseen.map(({ mark }) => mark)) }
  }

  #keep(marks: readonly string[]): void {
    for (const mark of marks) this.#marks.add(mark)
    for (const oldest of this.#marks) {
      if (this.#marks.size <= mostKept) break
      this.#marks.delete(oldest)
    }
  }
}
