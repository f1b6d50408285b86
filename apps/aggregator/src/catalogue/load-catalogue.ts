import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type AlarmRule,
  type Board,
  type calendarSchema,
  type IndexSet,
  type IndicatorFile,
  type IndicatorSet,
  type ItemList,
  provinceCalendar,
  type Register,
  type Wall,
} from '@toan-canh/contract'
import type { z } from 'zod'
import { type CatalogueFile, catalogueFile, Mistakes } from './mistakes.ts'
import { readBoards } from './read-boards.ts'
import { readCalendars } from './read-calendars.ts'
import { readIndexSets } from './read-index-sets.ts'
import { readLists } from './read-lists.ts'
import { readPacks } from './read-packs.ts'
import { type LoadedSource, readSources } from './read-sources.ts'
import { readSets } from './read-sets.ts'
import { readWalls } from './read-walls.ts'

export type { LoadedSource } from './read-sources.ts'

/** Everything an operator may change, read and checked. Plain data: versions of definitions are stored from it. */
export interface Catalogue {
  readonly packs: readonly IndicatorFile[]
  readonly calendars: ReadonlyMap<string, z.infer<typeof calendarSchema>>
  readonly sources: ReadonlyMap<string, LoadedSource>
  /** Versions of composite indices, as their law defines them. */
  readonly indexSets: readonly IndexSet[]
  readonly boards: ReadonlyMap<string, Board>
  /** What stands one by one behind numbers. */
  readonly lists: ReadonlyMap<string, ItemList>
  /** Indicators that are handed out together: templates of reports and open data, by code. */
  readonly sets: ReadonlyMap<string, IndicatorSet>
  readonly walls: ReadonlyMap<string, Wall>
  readonly alarms: readonly AlarmRule[]
  /** All registers in one: units of all sources. */
  readonly register: Register
}

const kinds = [
  'calendar',
  'indicators.yaml',
  'sources.yaml',
  'index.yaml',
  'lists.yaml',
  'sets.yaml',
  'boards.yaml',
  'walls.yaml',
] as const

async function yamlFiles(root: string, mistakes: Mistakes): Promise<CatalogueFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error
    mistakes.add({ file: root, line: 1, sentence: 'no folder to read: set CATALOGUE_DIR to the folder of the packs' })
    return []
  })
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => catalogueFile(root, join(entry.parentPath, entry.name)))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * Reads and checks the whole catalogue under `root`: packs, sources, boards, walls, calendars, units.
 * Throws `CatalogueError` that lists every mistake with its file and line.
 */
export async function loadCatalogue(root: string): Promise<Catalogue> {
  const mistakes = new Mistakes()
  const files = await yamlFiles(root, mistakes)
  for (const { name, kind } of files) {
    if (kinds.some((each) => each === kind)) continue
    mistakes.add({
      file: name,
      line: 1,
      sentence: `must be calendars/<id>.yaml or one of ${kinds.slice(1).join(', ')}`,
    })
  }
  const of = (kind: (typeof kinds)[number]) => files.filter((file) => file.kind === kind)
  const calendars = await readCalendars(of('calendar'), mistakes)
  const isSaid = calendars.data.has(provinceCalendar)
  if (!isSaid)
    mistakes.add({
      file: 'calendars',
      line: 1,
      sentence: `there is no calendar ${provinceCalendar}, that of the province`,
    })
  const packs = !isSaid ? [] : await readPacks(of('indicators.yaml'), calendars.working, mistakes)
  const signals = new Map(packs.flatMap((pack) => Object.entries(pack.signals ?? {})))
  const caseKinds = new Set(packs.flatMap(({ facts }) => (facts?.shape === 'case' ? [facts.kind] : [])))
  const toSources = {
    calendars: new Set(calendars.data.keys()),
    signals,
    caseKinds: mistakes.isEmpty ? caseKinds : null,
  }
  const loaded = await readSources(of('sources.yaml'), toSources, mistakes)
  const indicators = new Set(packs.flatMap((pack) => Object.keys(pack.indicators)))
  const units = new Set(loaded.register.units.map(({ code }) => code))
  const isWhole = mistakes.isEmpty
  const lists = await readLists(of('lists.yaml'), isWhole ? packs : null, mistakes)
  const sets = await readSets(of('sets.yaml'), isWhole ? packs : null, mistakes)
  const toBoards = { indicators, packs: new Set(packs.map(({ pack }) => pack)), units, lists: new Set(lists.keys()) }
  const boards = await readBoards(of('boards.yaml'), isWhole ? toBoards : null, mistakes)
  const known = { boards, calendars: new Set(calendars.data.keys()), rules: isWhole ? { indicators, units } : null }
  const { walls, alarms } = await readWalls(of('walls.yaml'), known, mistakes)
  const indexSets = await readIndexSets(of('index.yaml'), (id) => indicators.has(id), mistakes)
  mistakes.throwAny()
  return { packs, calendars: calendars.data, indexSets, boards, lists, sets, walls, alarms, ...loaded }
}
