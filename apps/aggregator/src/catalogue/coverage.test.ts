import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './load-catalogue.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const { packs, sources, boards, lists } = await loadCatalogue(`${root}catalogue`)
const names = { packs: new Set(packs.map(({ pack }) => pack)), boards: new Set(boards.keys()) }
const tests = new Set(
  ['apps', 'packages', 'scripts']
    .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }))
    .filter((path) => !path.includes('node_modules') && path.includes('.test.'))
    .map((path) => basename(path)),
)

const rows = readFileSync(`${root}docs/coverage.md`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, seed, system, pack, source, , board, test]) => ({ seed, system, pack, source, board, test }))

/** The names in code marks of a cell. */
function marked(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}

describe('what is said to work', () => {
  it('names packs, boards and tests that there are', () => {
    expect(rows.length).toBeGreaterThan(35)
    expect(rows.flatMap(({ pack }) => marked(pack)).filter((name) => !names.packs.has(name))).toEqual([])
    expect(rows.flatMap(({ board }) => marked(board)).filter((name) => !names.boards.has(name))).toEqual([])
    expect(rows.flatMap(({ test }) => marked(test)).filter((name) => !tests.has(name))).toEqual([])
  })

  it('names sources that there are', () => {
    const ids = rows.flatMap(({ source = '' }) => source.match(/\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g) ?? [])
    const known = new Set([...sources.keys(), ...lists.keys(), ...sourceWords])
    expect(ids.filter((id) => !known.has(id))).toEqual([])
    expect(ids.filter((id) => sources.has(id)).length).toBeGreaterThan(40)
  })

  it.skipIf(!existsSync(`${root}../shared/DOMAIN.md`))('has a row for every seed that the domain lists', () => {
    const domain = readFileSync(`${root}../shared/DOMAIN.md`, 'utf8')
    const listed = (domain.split('## 7.')[1] ?? '').split('## 8.')[0] ?? ''
    const seeds = (text: string) => new Set(text.match(/\b00\d l\.\d+/g))
    expect([...seeds(listed)].filter((seed) => !seeds(rows.map((row) => row.seed).join(' ')).has(seed))).toEqual([])
  })
})

/** Connectors, routes and words of the cell that are no sources. */
const sourceWords: readonly string[] = ['score-766', 'web-probe', 'open-data']
