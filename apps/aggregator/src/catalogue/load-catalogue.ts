import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { CalendarError, createWorkCalendar } from '@toan-canh/calendar'
import { connectors, readUnitsCsv } from '@toan-canh/connectors'
import {
  type Board,
  boardFileSchema,
  calendarSchema,
  createRegister,
  type IndicatorFile,
  indicatorFileSchema,
  type Register,
  RegisterError,
  type SourceDefinition,
  sourceFileSchema,
} from '@toan-canh/contract'
import { EngineError } from '@toan-canh/engine'
import type { z } from 'zod'
import { definitionsOf } from './definitions-of.ts'
import { CatalogueError, type CatalogueMistake, readYaml, type YamlFile } from './read-yaml.ts'

/** A source with what it needs to be opened: its register and the folder its relative paths start from. */
export interface LoadedSource {
  readonly id: string
  readonly pack: string
  readonly definition: SourceDefinition
  readonly register: Register
  readonly folder: string
}

/** Everything an operator may change, read and checked. Plain data: versions of definitions are stored from it. */
export interface Catalogue {
  readonly packs: readonly IndicatorFile[]
  readonly calendars: ReadonlyMap<string, z.infer<typeof calendarSchema>>
  readonly sources: ReadonlyMap<string, LoadedSource>
  readonly boards: ReadonlyMap<string, Board>
  /** All registers in one: units of all sources. */
  readonly register: Register
}

class Mistakes {
  readonly all: CatalogueMistake[] = []

  /** Runs a reading; keeps its mistakes and gives `null` for it. */
  async of<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error
      this.all.push(...error.mistakes)
      return null
    }
  }
}

async function yamlFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

async function readCalendars(root: string, files: readonly string[], mistakes: Mistakes) {
  const calendars = new Map<string, z.infer<typeof calendarSchema>>()
  for (const path of files.filter((file) => basename(dirname(file)) === 'calendars')) {
    const file = await mistakes.of(() => readYaml(path, relative(root, path), calendarSchema))
    if (file === null) continue
    try {
      createWorkCalendar(file.value)
      calendars.set(file.value.id, file.value)
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error
      mistakes.all.push(file.mistake([], error.message))
    }
  }
  return calendars
}

async function readRegister(path: string, file: YamlFile<unknown>, place: readonly string[], mistakes: Mistakes) {
  try {
    const units = readUnitsCsv(await readFile(path, 'utf8'))
    return { units, register: createRegister(units) }
  } catch (error) {
    const sentence = error instanceof RegisterError || error instanceof Error ? error.message : String(error)
    mistakes.all.push(file.mistake(place, `units ${basename(path)}: ${sentence}`))
    return null
  }
}

/**
 * Reads and checks the whole catalogue under `root`: packs, sources, boards, calendars, units.
 * Throws `CatalogueError` that lists every mistake with its file and line.
 */
export async function loadCatalogue(root: string): Promise<Catalogue> {
  const mistakes = new Mistakes()
  const files = await yamlFiles(root)
  const calendars = await readCalendars(root, files, mistakes)
  const packs: IndicatorFile[] = []
  const sources = new Map<string, LoadedSource>()
  const boards = new Map<string, Board>()
  const registers = new Map<string, Awaited<ReturnType<typeof readRegister>>>()
  const working = new Map([...calendars].map(([id, data]) => [id, createWorkCalendar(data)]))

  for (const path of files) {
    const name = relative(root, path)
    const kind = basename(path)
    if (kind === 'indicators.yaml') {
      const file = await mistakes.of(() => readYaml(path, name, indicatorFileSchema))
      if (file === null) continue
      packs.push(file.value)
      try {
        definitionsOf([file.value], working, new Map())
      } catch (error) {
        if (!(error instanceof EngineError)) throw error
        mistakes.all.push(file.mistake(error.path, error.message))
      }
    } else if (kind === 'boards.yaml') {
      const file = await mistakes.of(() => readYaml(path, name, boardFileSchema))
      for (const board of file?.value.boards ?? []) boards.set(board.id, board)
    } else if (kind === 'sources.yaml') {
      const file = await mistakes.of(() => readYaml(path, name, sourceFileSchema))
      if (file === null) continue
      for (const [id, definition] of Object.entries(file.value.sources)) {
        const place = ['sources', id]
        const unitsPath = resolve(dirname(path), definition.units)
        if (!registers.has(unitsPath))
          registers.set(unitsPath, await readRegister(unitsPath, file, [...place, 'units'], mistakes))
        const connector = connectors.get(definition.connector.type)
        if (connector === undefined) {
          mistakes.all.push(
            file.mistake([...place, 'connector', 'type'], `there is no connector ${definition.connector.type}`),
          )
        } else {
          const configured = connector.configure(definition.connector)
          for (const each of configured.isValid ? [] : configured.mistakes) {
            mistakes.all.push(file.mistake([...place, 'connector', ...each.path], each.sentence))
          }
        }
        if (!calendars.has(definition.calendar)) {
          mistakes.all.push(file.mistake([...place, 'calendar'], `there is no calendar ${definition.calendar}`))
        }
        if (sources.has(id)) mistakes.all.push(file.mistake(place, `the source ${id} is defined twice`))
        const register = registers.get(unitsPath)?.register
        if (register !== undefined)
          sources.set(id, { id, pack: basename(dirname(path)), definition, register, folder: dirname(path) })
      }
    }
  }
  if (mistakes.all.length > 0) throw new CatalogueError(mistakes.all)
  const units = [...registers.values()].flatMap((each) => each?.units ?? [])
  return { packs, calendars, sources, boards, register: createRegister(units) }
}
