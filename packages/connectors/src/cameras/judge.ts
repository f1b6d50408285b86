import type { Instant } from '@toan-canh/calendar'
import type { Look, Problem, Verdict } from './verdicts.ts'

/** What is remembered of a camera between two looks. */
export interface Sight {
  readonly lookedAt: Instant
  readonly verdict: Verdict
  readonly problem: Problem | null
  /** When the state began, as far as that is known. */
  readonly since: Instant | null
  /** The last look that showed a moving, lit picture. */
  readonly liveAt: Instant | null
  readonly print: string | null
  readonly order: number | null
  readonly printAt: Instant
  /** Looks in a row that showed the print of the one before. */
  readonly repeats: number
  /** Looks in a row that showed nothing. */
  readonly misses: number
}

export interface Judging {
  readonly now: Instant
  readonly frozenMs: number
  /** When it was last heard of and since when its stream is there, as its systems say. */
  readonly lastSeenAt: Instant | null
  readonly readySince: Instant | null
  /** Nothing is stored of it yet, so that what its systems say of before contradicts nothing that was seen. */
  readonly isFirst: boolean
}

const fewestRepeats = 2
const fewestMisses = 2

function begun(before: Sight | null, verdict: Verdict, on: Judging): Instant | null {
  if (before !== null && before.verdict === verdict) return before.since
  if (before === null && !on.isFirst) return null
  if (verdict !== 'live') return before?.liveAt ?? on.lastSeenAt
  const seen = before === null || before.verdict === 'no_signal' ? on.readySince : null
  if (seen !== null && seen <= on.now && seen > (before?.lookedAt ?? Number.NEGATIVE_INFINITY)) return seen
  return before === null ? null : on.now
}

function judged(before: Sight | null, verdict: Verdict, problem: Problem | null, on: Judging): Sight {
  return {
    print: before?.print ?? null,
    order: before?.order ?? null,
    printAt: before?.printAt ?? on.now,
    repeats: before?.repeats ?? 0,
    misses: 0,
    lookedAt: on.now,
    verdict,
    problem,
    since: begun(before, verdict, on),
    liveAt: verdict === 'live' ? on.now : (before?.liveAt ?? null),
  }
}

/**
 * Judges a look against what was seen before; pure. One look without a picture changes nothing that was seen (`isSure`: its own
 * server says that nothing comes); one picture that repeats is no frozen camera.
 */
export function judge(before: Sight | null, look: Look, on: Judging & { readonly isSure?: boolean }): Sight {
  if (look.kind === 'nothing') {
    const misses = (before?.misses ?? 0) + 1
    // A first read looks at all at once: that one comes late then may be our own doing.
    const isLateAtFirst = before === null && look.problem === 'timeout'
    const isOver =
      on.isSure === true || (before === null ? !isLateAtFirst : misses >= fewestMisses || before.verdict === 'unknown')
    const verdict = isOver ? 'no_signal' : (before?.verdict ?? 'unknown')
    return {
      ...judged(before, verdict, isOver || before === null ? look.problem : before.problem, on),
      misses,
      liveAt: before?.liveAt ?? null,
    }
  }
  const isSame = before?.print === look.print
  const repeats = isSame ? before.repeats + 1 : 0
  const printAt = isSame ? before.printAt : on.now
  const kept = { print: look.print, order: look.order, printAt, repeats }
  if (look.isDark) return { ...judged(before, 'dark', 'black', on), ...kept }
  const isFrozen = repeats >= fewestRepeats && on.now - printAt >= on.frozenMs
  if (isFrozen) {
    const problem = look.order !== null && look.order === before?.order ? 'stalled' : 'still'
    return { ...judged(before, 'frozen', problem, on), ...kept }
  }
  // One picture alone does not wake what was frozen when it was last looked at.
  const isRecalled = before?.verdict === 'frozen' && before.print === null
  if (isRecalled) return { ...judged(before, 'frozen', before.problem, on), ...kept }
  // A picture that repeats for the first time leaves the camera as it was, and is no new sign of life.
  if (isSame && before.verdict !== 'unknown' && before.verdict !== 'no_signal')
    return { ...judged(before, before.verdict, before.problem, on), ...kept, liveAt: before.liveAt }
  return { ...judged(before, 'live', null, on), ...kept }
}
