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

/** Turns zod issues into sentences with paths; of a union only the branch that fits best is told. */
export function mistakesOf(issues: readonly z.core.$ZodIssue[]): readonly ConfigMistake[] {
  return issues.flatMap((issue) => {
    const path = pathOf(issue.path)
    const inner = issue.code === 'invalid_union' ? mistakesOf(meantBranch(issue.errors)) : []
    if (inner.length > 0) return inner.map((mistake) => ({ ...mistake, path: [...path, ...mistake.path] }))
    const name = path.length === 0 ? 'the file' : path.join('.')
    return [{ path, sentence: `${name}: ${issue.message}` }]
  })
}
