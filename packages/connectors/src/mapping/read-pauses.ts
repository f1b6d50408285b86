import type { Instant } from '@toan-canh/calendar'
import type { Pause, PausesMapping } from '@toan-canh/contract'
import { compileInstant } from './read-instant.ts'
import { compileMapped, keyOf } from './read-value.ts'
import type { Scope, YamlPath } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

const mostPauses = 100

interface Step {
  readonly at: Instant
  readonly pauses: Pause['reason'] | null
}

interface Compile {
  readonly scope: Scope
  readonly zoneMinutes: number
}

function inOrder(pauses: Pause[]): Pause[] {
  return pauses.length < 2 ? pauses : pauses.toSorted((a, b) => a.from - b.from)
}

function compileListed(mapping: Extract<PausesMapping, { list: string }>, at: YamlPath, on: Compile): Read<Pause[]> {
  const list = on.scope.list(mapping.list, [...at, 'list'])
  const from = compileInstant(mapping.from, [...at, 'from'], on)
  const to = compileInstant(mapping.to, [...at, 'to'], on)
  const reason = compileMapped(mapping.reason, [...at, 'reason'], on.scope)
  const unshaped = new Unmappable('bad_shape', `${mapping.list}: không phải danh sách, hoặc dài quá.`)
  const unbegun = new Unmappable('missing', `${mapping.list}: một lần tạm dừng không có ngày bắt đầu.`)
  const reversed = new Unmappable('bad_value', `${mapping.list}: một lần tạm dừng kết thúc trước khi bắt đầu.`)

  function pauseOf(element: unknown): Pause | Unmappable {
    const begins = from(element)
    if (begins instanceof Unmappable) return begins
    const ends = to(element)
    if (ends instanceof Unmappable) return ends
    const why = reason(element)
    if (why instanceof Unmappable) return why
    if (begins === null) return unbegun
    if (ends !== null && ends < begins) return reversed
    return { from: begins, to: ends, reason: why ?? 'other' }
  }
  return (row) => {
    const elements = list(row)
    if (elements === null || elements.length > mostPauses) return unshaped
    const pauses: Pause[] = []
    for (const element of elements) {
      const pause = pauseOf(element)
      if (pause instanceof Unmappable) return pause
      pauses.push(pause)
    }
    return inOrder(pauses)
  }
}

/** A pause runs from the step that begins it to the next step of another kind. */
function pausesOf(steps: readonly Step[]): Pause[] {
  const pauses: Pause[] = []
  let open: { from: Instant; reason: Pause['reason'] } | null = null
  for (const { at, pauses: reason } of steps) {
    if (open !== null && reason !== open.reason) {
      pauses.push({ ...open, to: at })
      open = null
    }
    if (open === null && reason !== null) open = { from: at, reason }
  }
  if (open !== null) pauses.push({ ...open, to: null })
  return pauses
}

function compileSteps(mapping: Extract<PausesMapping, { steps: string }>, at: YamlPath, on: Compile): Read<Pause[]> {
  const list = on.scope.list(mapping.steps, [...at, 'steps'])
  const when = compileInstant(mapping.at, [...at, 'at'], on)
  const status = on.scope.field(mapping.status.field, [...at, 'status', 'field'])
  const reasons = new Map(Object.entries(mapping.status.values))
  const unshaped = new Unmappable('bad_shape', `${mapping.steps}: không phải danh sách.`)
  const undated = new Unmappable('missing', `${mapping.steps}: một bước không có thời điểm.`)
  const tooMany = new Unmappable('bad_shape', `${mapping.steps}: quá nhiều lần tạm dừng.`)
  return (row) => {
    const elements = list(row)
    if (elements === null) return unshaped
    const steps: Step[] = []
    for (const element of elements) {
      const instant = when(element)
      if (instant instanceof Unmappable) return instant
      if (instant === null) return undated
      steps.push({ at: instant, pauses: reasons.get(keyOf(status(element)) ?? '') ?? null })
    }
    const pauses = pausesOf(steps.toSorted((a, b) => a.at - b.at))
    return pauses.length > mostPauses ? tooMany : pauses
  }
}

/** Compiles the pauses of a case, in order of their beginning. */
export function compilePauses(mapping: PausesMapping, at: YamlPath, on: Compile): Read<Pause[]> {
  return 'list' in mapping ? compileListed(mapping, at, on) : compileSteps(mapping, at, on)
}
