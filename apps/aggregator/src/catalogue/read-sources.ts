import { basename, dirname, resolve } from 'node:path'
import { compileMapping, connectors, MappingError, type Signals } from '@toan-canh/connectors'
import {
  createRegister,
  type Register,
  type SourceDefinition,
  type SourceFile,
  sourceFileSchema,
} from '@toan-canh/contract'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { checkManual } from './check-manual.ts'
import { readUnitFiles } from './unit-files.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'

/** A source with what it needs to be opened: its register and the folder its relative paths start from. */
export interface LoadedSource {
  readonly id: string
  readonly pack: string
  readonly definition: SourceDefinition
  readonly register: Register
  /** What packs let sources tell in figures. */
  readonly signals: Signals
  readonly folder: string
}

export interface LoadedSources {
  readonly sources: ReadonlyMap<string, LoadedSource>
  /** All registers in one: units of all sources. */
  readonly register: Register
}

/** What sources may refer to. */
interface Known {
  readonly calendars: ReadonlySet<string>
  readonly signals: Signals
  /** Kinds of cases that packs count; `null` where not all packs could be read. */
  readonly caseKinds: ReadonlySet<string> | null
}

type Complain = (path: readonly (string | number)[], sentence: string) => void

/** Checks what the schema cannot: the connector's own block, the mapping against the register, the calendar. */
function checkSource(
  definition: SourceDefinition,
  register: Register | undefined,
  known: Known,
  complain: Complain,
): void {
  const { type } = definition.connector
  const configured = connectors.get(type)?.configure(definition.connector)
  if (configured === undefined) complain(['connector', 'type'], `there is no connector ${type}`)
  else if (!configured.isValid) {
    for (const { path, sentence } of configured.mistakes) complain(['connector', ...path], sentence)
  }
  if (!known.calendars.has(definition.calendar)) complain(['calendar'], `there is no calendar ${definition.calendar}`)
  const { map } = definition
  if (map.shape === 'case' && known.caseKinds?.has(map.kind) === false)
    complain(['map', 'kind'], `no pack counts cases of the kind ${map.kind}`)
  if (register === undefined) return
  checkManual(definition, { register, signals: known.signals }, complain)
  try {
    compileMapping(definition.map, register, known.signals)
  } catch (error) {
    if (!(error instanceof MappingError)) throw error
    for (const { path, sentence } of error.mistakes) complain(['map', ...path], `${path.join('.')}: ${sentence}`)
  }
}

/** Reads registers, each file once. */
class Registers {
  readonly #known = new Map<string, Register | null>()

  async read(path: string, complain: Complain): Promise<Register | undefined> {
    const known = this.#known.get(path)
    if (known !== undefined) return known ?? undefined
    const register = await this.#parse(path, complain)
    this.#known.set(path, register)
    if (register !== null) this.#checkTogether(path, complain)
    return register ?? undefined
  }

  /** All registers in one. */
  merged(): Register {
    const registers = [...this.#known.values()].filter((each) => each !== null)
    return createRegister(
      registers.flatMap(({ units }) => units),
      registers.flatMap(({ successions }) => successions),
    )
  }

  async #parse(path: string, complain: Complain): Promise<Register | null> {
    try {
      const { units, former, successions } = await readUnitFiles(path)
      return createRegister([...units, ...former], successions)
    } catch (error) {
      complain(['units'], `${basename(path)}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }

  #checkTogether(path: string, complain: Complain): void {
    try {
      this.merged()
    } catch (error) {
      complain(['units'], `${basename(path)}: ${error instanceof Error ? error.message : String(error)}`)
      this.#known.set(path, null)
    }
  }
}

/** Reads every source with its register, and checks that it can be opened. */
export async function readSources(
  files: readonly CatalogueFile[],
  known: Known,
  mistakes: Mistakes,
): Promise<LoadedSources> {
  const sources = new Map<string, LoadedSource>()
  const registers = new Registers()
  async function readSource(file: YamlFile<SourceFile>, folder: string, id: string, definition: SourceDefinition) {
    const complain: Complain = (path, sentence) => mistakes.add(file.mistake(['sources', id, ...path], sentence))
    if (sources.has(id)) complain([], `the source ${id} is defined twice`)
    const register = await registers.read(resolve(folder, definition.units), complain)
    checkSource(definition, register, known, complain)
    if (register !== undefined)
      sources.set(id, { id, pack: basename(folder), definition, register, signals: known.signals, folder })
  }
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, sourceFileSchema))
    for (const [id, definition] of Object.entries(file?.value.sources ?? {})) {
      if (file !== null) await readSource(file, dirname(path), id, definition)
    }
  }
  return { sources, register: registers.merged() }
}
