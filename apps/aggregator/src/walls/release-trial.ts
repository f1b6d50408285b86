import type { Instant } from '@toan-canh/calendar'
import type { Beat, releaseVerdicts } from '@toan-canh/contract'

/** How the release that this centre serves stands with its outputs. */
export interface Trial {
  readonly id: string
  readonly verdict: (typeof releaseVerdicts)[number]
  readonly at: Instant
  /** The output that tries it: its device, its name, since when it was asked to, since when it runs it. */
  readonly first: FirstOutput | null
  readonly why: string | null
}

interface FirstOutput {
  readonly device: string
  readonly name: string
  readonly askedAt: Instant
  readonly heardAt: Instant
  readonly runsSince: Instant | null
}

/** A release that the first output has run well for so long is good for all. */
const proveMs = 60_000
/** It has so long to be loaded and drawn there. */
const loadMs = 180_000
/** An output that is silent for so long was switched off: another one tries. */
const silentMs = 60_000

function failureOf({ id }: Trial, first: FirstOutput, beat: Beat, now: Instant): string | null {
  if (beat.refused?.release === id) return beat.refused.why
  const hasHung = first.runsSince !== null && beat.renewed?.why === 'silent' && beat.renewed.at > first.askedAt
  if (hasHung) return 'trang của bản mới ngừng trả lời'
  return first.runsSince === null && now - first.askedAt >= loadMs ? 'bản mới không lên được trong 3 phút' : null
}

/** What becomes of a trial when an output tells how it is: the first one that is there tries, and its word counts for all. */
export function trialAfter(
  trial: Trial,
  { device, name, beat }: { readonly device: string; readonly name: string; readonly beat: Beat },
  now: Instant,
): Trial {
  if (trial.verdict !== 'trial') return trial
  const held = trial.first
  if (held !== null && held.device !== device && now - held.heardAt < silentMs) return trial
  const known = held?.device === device ? held : { device, name, askedAt: now, runsSince: null }
  const runs = beat.release === trial.id
  const first = { ...known, heardAt: now, runsSince: runs ? (known.runsSince ?? now) : known.runsSince }
  const why = failureOf(trial, first, beat, now)
  if (why !== null) return { ...trial, first, verdict: 'refused', at: now, why }
  const isProved = runs && first.runsSince !== null && now - first.runsSince >= proveMs
  return isProved ? { ...trial, first, verdict: 'taken', at: now } : { ...trial, first }
}

/** All outputs take a release within this time, each at an instant of its own: they do not load it all at once. */
const spreadMs = 60_000

function shareOf(device: string): number {
  let sum = 0
  for (const letter of device) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973
  return sum / 9_973
}

/** The release that an output is to run: the one served here, or the one `before` it; `null` when either will do. */
export function releaseFor(trial: Trial, before: string | null, device: string, now: Instant): string {
  if (before === null) return trial.id
  if (trial.verdict === 'taken') return now >= trial.at + shareOf(device) * spreadMs ? trial.id : before
  return trial.verdict === 'trial' && trial.first?.device === device ? trial.id : before
}
