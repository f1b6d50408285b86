import type { z } from 'zod'

/** What is wrong with a configuration, and where in it. */
export interface ConfigMistake {
  readonly path: readonly (string | number)[]
  readonly sentence: string
}

function pathOf(parts: readonly PropertyKey[]): (string | number)[] {
  return parts.map((part) => (typeof part === 'number' ? part : String(part)))
}

/** Of the branches of a union the one that came furthest: its mistakes are the ones meant. */
function meantBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const depth = (issues: readonly z.core.$ZodIssue[]): number =>
    Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 0.5 : 0)))
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
}

/** The mistakes of an issue, seen from `above` it. */
function unfold(issue: z.core.$ZodIssue, above: ConfigMistake['path']): readonly ConfigMistake[] {
  const path = [...above, ...pathOf(issue.path)]
  const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : []
  if (branch.length > 0) return branch.flatMap((inner) => unfold(inner, path))
  return [{ path, sentence: path.length === 0 ? issue.message : `${path.join('.')}: ${issue.message}` }]
}

/** Turns zod issues into sentences with paths; of a union only the branch that fits best is told. */
export function mistakesOf(issues: readonly z.core.$ZodIssue[]): readonly ConfigMistake[] {
  return issues.flatMap((issue) => unfold(issue, []))
}
