import { posix } from 'node:path'
import { importsOf } from './imports-of.ts'
import type { Source } from './read-sources.ts'

/** Every ring of files that import each other, as the list of its paths; type imports count too. */
export function importRings(sources: readonly Source[]): string[][] {
  const known = new Set(sources.map(({ path }) => path))
  const graph = new Map(sources.map((source) => [source.path, targetsOf(source, known)]))
  const rings: string[][] = []
  const finished = new Set<string>()
  const trail: string[] = []

  const visit = (path: string): void => {
    if (finished.has(path)) return
    const at = trail.indexOf(path)
    if (at >= 0) return void rings.push(trail.slice(at))
    trail.push(path)
    for (const target of graph.get(path) ?? []) visit(target)
    trail.pop()
    finished.add(path)
  }
  for (const path of graph.keys()) visit(path)
  return rings
}

function targetsOf(source: Source, known: ReadonlySet<string>): string[] {
  return importsOf(source).flatMap((specifier) => {
    const target = resolved(source.path, specifier)
    return target !== null && known.has(target) ? [target] : []
  })
}

function resolved(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  const name = /^@toan-canh\/([^/]+)$/.exec(specifier)?.[1]
  return name === undefined ? null : `packages/${name}/src/index.ts`
}
