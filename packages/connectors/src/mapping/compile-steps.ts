import type { Case, CaseMapping, Tombstone } from '@toan-canh/contract'
import { compileClaim } from './read-flag.ts'
import { compileInstant } from './read-instant.ts'
import type { Scope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

/** A row with all its steps: those that have begun as cases, the others as gone. */
export interface WithSteps {
  readonly facts: readonly Case[]
  readonly tombstones: readonly Tombstone[]
}

type Steps = NonNullable<CaseMapping['steps']>
type Step = Steps['more'][string]

interface Compile {
  readonly scope: Scope
  readonly zoneMinutes: number
}

const endsBeforeBegin = (name: string) =>
  new Unmappable('bad_value', `Bước ${name} kết thúc trước khi bắt đầu; cần báo đơn vị chủ quản.`)

function idOf(id: string, name: string): string {
  return `${id}/${name}`
}

/** A step is a case of its own: it is judged by the clock of its kind alone, and is no case that another system tells of. */
function stepOf(fact: Case, name: string, times: Pick<Case, 'openedAt' | 'closedAt'>): Case {
  const { key: _, rating: __, at: ___, ...kept } = fact
  const { openedAt, closedAt } = times
  return {
    ...kept,
    id: idOf(fact.id, name),
    submittedAt: openedAt ?? fact.submittedAt,
    openedAt,
    dueAt: null,
    dueIncludesPauses: false,
    closedAt,
    pauses: [],
    state: closedAt === null ? 'open' : 'closed',
    slices: { ...fact.slices, step: name },
  }
}

function compileStep(step: Step, name: string, on: Compile): (row: unknown, fact: Case) => Case | null | Unmappable {
  const at = ['steps', 'more', name]
  const isThere = step.where === undefined ? () => true : compileClaim(step.where, [...at, 'where'], on.scope)
  const opened = compileInstant(step.openedAt, [...at, 'openedAt'], on)
  const closed = compileInstant(step.closedAt, [...at, 'closedAt'], on)
  return (row, fact) => {
    if (isThere(row) !== true) return null
    const openedAt = opened(row)
    if (openedAt === null || openedAt instanceof Unmappable) return openedAt
    const closedAt = closed(row)
    if (closedAt instanceof Unmappable) return closedAt
    if (closedAt !== null && closedAt < openedAt) return endsBeforeBegin(name)
    return stepOf(fact, name, { openedAt, closedAt })
  }
}

/** Compiles the steps of a row beside the case that it is itself; one wrong step is a wrong row. */
export function compileSteps(
  { own, more }: Steps,
  on: Compile,
): {
  readonly of: (row: unknown, fact: Case) => WithSteps | Unmappable
  readonly gone: (gone: Tombstone) => WithSteps
} {
  const steps = Object.entries(more).map(([name, step]) => ({ name, read: compileStep(step, name, on) }))
  const without = ({ id, changedAt }: Tombstone, name: string) => ({ id: idOf(id, name), changedAt })
  return {
    of: (row, fact) => {
      const facts: Case[] = [{ ...fact, slices: { ...fact.slices, step: own } }]
      const tombstones: Tombstone[] = []
      for (const { name, read } of steps) {
        const step = read(row, fact)
        if (step instanceof Unmappable) return step
        if (step === null) tombstones.push(without(fact, name))
        else facts.push(step)
      }
      return { facts, tombstones }
    },
    gone: (gone) => ({ facts: [], tombstones: [gone, ...steps.map(({ name }) => without(gone, name))] }),
  }
}
