import type { Instant } from '@toan-canh/calendar'
import type { Case, CaseMapping, Register } from '@toan-canh/contract'
import { compileSlices } from './compile-slices.ts'
import { compileCode } from './read-code.ts'
import { compileClaim, compileFlag } from './read-flag.ts'
import { compileInstant } from './read-instant.ts'
import { compilePauses } from './read-pauses.ts'
import { compilePlace } from './read-place.ts'
import { compileMapped } from './read-value.ts'
import { agree, compileState } from './read-state.ts'
import { compileUnit, compileUnitSpans } from './read-units.ts'
import type { Scope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

interface Compile {
  readonly scope: Scope
  readonly register: Register
  readonly zoneMinutes: number
}

interface Identity {
  readonly id: string
  readonly changedAt: Instant
}

type Times = Pick<Case, 'submittedAt' | 'openedAt' | 'dueAt' | 'closedAt' | 'state'>

const unsubmitted = new Unmappable('missing', 'Không có ngày nộp.')

function compileTimes(mapping: CaseMapping, on: Compile): (row: unknown) => Times | Unmappable {
  const submitted = compileInstant(mapping.submittedAt, ['submittedAt'], on)
  const opened = compileInstant(mapping.openedAt, ['openedAt'], on)
  const due = mapping.dueAt === undefined ? () => null : compileInstant(mapping.dueAt, ['dueAt'], on)
  const closed = compileInstant(mapping.closedAt, ['closedAt'], on)
  const stateOf = compileState(mapping.state, on.scope)
  return (row) => {
    const submittedAt = submitted(row)
    if (submittedAt instanceof Unmappable) return submittedAt
    if (submittedAt === null) return unsubmitted
    const openedAt = opened(row)
    if (openedAt instanceof Unmappable) return openedAt
    const dueAt = due(row)
    if (dueAt instanceof Unmappable) return dueAt
    const closedAt = closed(row)
    if (closedAt instanceof Unmappable) return closedAt
    const state = stateOf(row, closedAt)
    if (state instanceof Unmappable) return state
    const course = agree({ state, openedAt, closedAt })
    return course instanceof Unmappable ? course : { submittedAt, dueAt, ...course }
  }
}

function compileFlags(mapping: CaseMapping, on: Compile): (row: unknown, times: Times) => Record<string, boolean> {
  const readers = Object.entries(mapping.flags).map(
    ([name, flag]) => [name, compileFlag(flag, ['flags', name], on)] as const,
  )
  return (row, times) => {
    const flags: Record<string, boolean> = {}
    for (const [name, read] of readers) {
      const value = read(row, times)
      if (value !== null) flags[name] = value
    }
    return flags
  }
}

function compileDueIncludesPauses(mapping: CaseMapping['dueIncludesPauses'], scope: Scope): (row: unknown) => boolean {
  if (typeof mapping === 'boolean') return () => mapping
  const claim = compileClaim(mapping, ['dueIncludesPauses'], scope)
  return (row) => claim(row) === true
}

/** Compiles everything of a case but its identity. */
export function compileCase(
  mapping: CaseMapping,
  on: Compile,
): (row: unknown, identity: Identity) => Case | Unmappable {
  const timesOf = compileTimes(mapping, on)
  const keyOf = mapping.key === undefined ? () => null : compileCode(mapping.key, ['key'], on.scope)
  const unitOf = compileUnit(mapping.unit, on)
  const spansOf = compileUnitSpans(mapping.unitSpans, on)
  const pausesOf = mapping.pauses === undefined ? () => [] : compilePauses(mapping.pauses, ['pauses'], on)
  const slicesOf = compileSlices(mapping.slices, on.scope)
  const flagsOf = compileFlags(mapping, on)
  const ratingOf = mapping.rating === undefined ? () => null : compileMapped(mapping.rating, ['rating'], on.scope)
  const placeOf = compilePlace(mapping.at, on.scope)
  const dueIncludesPauses = compileDueIncludesPauses(mapping.dueIncludesPauses, on.scope)

  return (row, { id, changedAt }) => {
    const times = timesOf(row)
    if (times instanceof Unmappable) return times
    const key = keyOf(row)
    if (key instanceof Unmappable) return key
    const unit = unitOf(row, [changedAt, times.submittedAt])
    if (unit instanceof Unmappable) return unit
    const unitSpans = spansOf(row)
    if (unitSpans instanceof Unmappable) return unitSpans
    const pauses = pausesOf(row)
    if (pauses instanceof Unmappable) return pauses
    const slices = slicesOf(row)
    if (slices instanceof Unmappable) return slices
    const rating = ratingOf(row)
    if (rating instanceof Unmappable) return rating
    const at = placeOf(row)
    if (at instanceof Unmappable) return at
    return {
      shape: 'case',
      kind: mapping.kind,
      id,
      ...(key === null ? {} : { key }),
      unit,
      ...(unitSpans === null ? {} : { unitSpans }),
      changedAt,
      ...times,
      dueIncludesPauses: dueIncludesPauses(row),
      pauses,
      slices,
      flags: flagsOf(row, times),
      ...(rating === null ? {} : { rating }),
      ...(at === null ? {} : { at }),
    }
  }
}
