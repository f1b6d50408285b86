import type { Case, FlagMapping, Register, SimpleFlagMapping } from '@toan-canh/contract'
import { isEmpty } from './field-path.ts'
import { keyOf } from './read-value.ts'
import type { Scope, YamlPath } from './scope.ts'

type Times = Pick<Case, 'submittedAt' | 'openedAt' | 'dueAt' | 'closedAt'>
/** True, false, or null: nothing to judge by. */
export type ReadFlag = (row: unknown, times: Times) => boolean | null

const untrue = new Set(['0', 'false', 'no', 'n', 'khong', 'không'])

interface Claim {
  readonly field: string | readonly string[]
  readonly is?: string | number | boolean | undefined
  readonly in?: readonly (string | number | boolean)[] | undefined
  readonly empty?: boolean | undefined
}

interface Compile {
  readonly scope: Scope
  readonly register: Register
}

/** Compiles a claim about one field: equality, membership, or plain truth. */
export function compileClaim(claim: Claim, at: YamlPath, scope: Scope): (row: unknown) => boolean | null {
  const field = scope.field(claim.field, [...at, 'field'])
  const wanted = claim.in ?? (claim.is === undefined ? null : [claim.is])
  const keys = wanted === null ? null : new Set(wanted.map(String))
  const empty = claim.empty ?? null
  return (row) => {
    const value = field(row)
    if (value === undefined) return empty
    const key = keyOf(value)
    if (key === null) return empty
    return keys === null ? !untrue.has(key.toLowerCase()) : keys.has(key)
  }
}

function anyOf(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true
  return answers.length === 0 || answers.includes(null) ? null : false
}

function allOf(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false
  return answers.includes(null) ? null : true
}

function compileDiffers(pair: readonly [string, string], at: YamlPath, on: Compile): ReadFlag {
  const left = on.scope.field(pair[0], [...at, 'differs', 0])
  const right = on.scope.field(pair[1], [...at, 'differs', 1])
  const nameOf = (value: unknown): string | null => {
    const key = keyOf(value)
    return key === null ? null : (on.register.find(key)?.code ?? key)
  }
  return (row) => {
    const [a, b] = [nameOf(left(row)), nameOf(right(row))]
    return a === null || b === null ? null : a !== b
  }
}

function compileSimple(mapping: SimpleFlagMapping, at: YamlPath, on: Compile): ReadFlag {
  if ('differs' in mapping) return compileDiffers(mapping.differs, at, on)
  if ('earlier' in mapping) {
    return (_row, times) => {
      const [a, b] = [times[mapping.earlier], times[mapping.than]]
      return a === null || b === null ? null : a < b
    }
  }
  if ('list' in mapping) {
    const list = on.scope.list(mapping.list, [...at, 'list'])
    const claim = compileClaim(mapping.any, [...at, 'any'], on.scope)
    return (row) => anyOf((list(row) ?? []).filter((element) => !isEmpty(element)).map(claim))
  }
  return compileClaim(mapping, at, on.scope)
}

/** Compiles a flag; unknown stays unknown: `all` is false as soon as one part is, `any` true as soon as one is. */
export function compileFlag(mapping: FlagMapping, at: YamlPath, on: Compile): ReadFlag {
  if ('all' in mapping) {
    const parts = mapping.all.map((part, index) => compileSimple(part, [...at, 'all', index], on))
    return (row, times) => allOf(parts.map((part) => part(row, times)))
  }
  if ('any' in mapping && !('list' in mapping)) {
    const parts = mapping.any.map((part, index) => compileSimple(part, [...at, 'any', index], on))
    return (row, times) => anyOf(parts.map((part) => part(row, times)))
  }
  return compileSimple(mapping, at, on)
}
