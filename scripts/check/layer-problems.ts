import { posix } from 'node:path'
import { importsOf } from './imports-of.ts'
import { layerOf, layerTable, testLayers } from './layer-table.ts'
import { isTest, type Source } from './read-sources.ts'

const SCOPE = '@toan-canh/'

/** Every import that breaks the layer table, reaches past a door, or leaves its workspace by a relative path. */
export function layerProblems(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => importsOf(source).flatMap((specifier) => problemOf(source.path, specifier)))
}

function problemOf(path: string, specifier: string): string[] {
  const from = layerOf(path)
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier)
    if (layerOf(target) === from || isAsset(target)) return []
    if (from === 'tools' && target.startsWith('apps/')) return [] // nobody imports an app but its tests and measures
    return [`${path}: ${specifier} leaves the workspace; import ${SCOPE}${layerOf(target)} by its door`]
  }
  if (!specifier.startsWith(SCOPE)) return []
  const [to = '', ...inside] = specifier.slice(SCOPE.length).split('/')
  const problems: string[] = []
  if (inside.length > 0) problems.push(`${path}: ${specifier} reaches past the door of ${SCOPE}${to}`)
  if (!mayImport({ path, from, to })) problems.push(`${path}: ${from} may not import ${to}`)
  return problems
}

function mayImport({ path, from, to }: { path: string; from: string; to: string }): boolean {
  if (layerTable[from]?.includes(to)) return true
  return isTest(path) && (testLayers.includes(to) || to === from)
}

/** Data beside the workspaces (catalogue, package.json) is not a layer. */
function isAsset(target: string): boolean {
  return !/\.(ts|tsx|mjs)$/.test(target)
}
