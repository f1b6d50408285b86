import { clockOffsetMs } from '@toan-canh/live'
import type { Stored } from '../wall/change-stream.ts'
import type { Seen } from './probe.ts'

/** For each commit how many milliseconds passed by the server's clock. */
export interface GlassLatencies {
  readonly toHear: readonly number[]
  readonly toPaint: readonly number[]
  /** The same for those commits alone whose picture was another one. */
  readonly toChange: readonly number[]
  /** Commits that no picture showed. */
  readonly missed: number
}

/**
 * From each commit to the first picture of an output that holds it or a later one. Commits come in the order of their numbers;
 * the page's instants are told by the server's clock, as the page's own socket has measured it.
 */
export function glassLatencies(commits: readonly Stored[], { clock, paints }: Seen): GlassLatencies {
  const offset = clockOffsetMs(clock)
  const painted = paints.toSorted((a, b) => a.paintedAt - b.paintedAt)
  const toHear: number[] = []
  const toPaint: number[] = []
  const toChange: number[] = []
  let at = 0
  for (const { seq, committedAt } of commits) {
    while (at < painted.length && (painted[at]?.seq ?? 0) < seq) at += 1
    const first = painted[at]
    if (first === undefined) continue
    toHear.push(first.heardAt + offset - committedAt)
    const paintedMs = first.paintedAt + offset - committedAt
    toPaint.push(paintedMs)
    if (first.isChanged) toChange.push(paintedMs)
  }
  return { toHear, toPaint, toChange, missed: commits.length - toPaint.length }
}
