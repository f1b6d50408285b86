import type { WorkCalendar } from '@toan-canh/calendar'
import { type IndicatorFile, indicatorFileSchema } from '@toan-canh/contract'
import { EngineError } from '@toan-canh/engine'
import { definitionsOf } from './definitions-of.ts'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'

type PackFile = YamlFile<IndicatorFile>

/** What a pack offers to those before it: formulas of one may stand on the signals of another. */
function signalsOf({ pack, signals }: IndicatorFile): IndicatorFile {
  return { pack, signals, dimensions: {}, measures: {}, indicators: {} }
}

/** Whether a mistake stands in this file; one in a signal of another pack is told there. */
function isOfFile({ value }: PackFile, { path: [part, name = ''] }: EngineError): boolean {
  return part !== 'signals' || value.signals?.[name] !== undefined
}

/** Compiles packs as the engine will; a pack is compiled with those before it, so that what they share is found. */
function compile(
  file: PackFile,
  { before, after }: { readonly before: readonly IndicatorFile[]; readonly after: readonly IndicatorFile[] },
  calendars: ReadonlyMap<string, WorkCalendar>,
  mistakes: Mistakes,
): boolean {
  try {
    definitionsOf([...before, file.value, ...after.map(signalsOf)], calendars, new Map())
    return true
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    if (isOfFile(file, error)) mistakes.add(file.mistake(error.path, error.message))
    return false
  }
}

/** Compiles all packs at once; `false`: one of them is wrong, and each must be looked at. */
function compileTogether(files: readonly PackFile[], calendars: ReadonlyMap<string, WorkCalendar>): boolean {
  const packs = files.map(({ value }) => value)
  if (new Set(packs.map(({ pack }) => pack)).size < packs.length) return false
  try {
    definitionsOf(packs, calendars, new Map())
    return true
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return false
  }
}

/** Reads the indicators of every pack and compiles them. */
export async function readPacks(
  files: readonly CatalogueFile[],
  calendars: ReadonlyMap<string, WorkCalendar>,
  mistakes: Mistakes,
): Promise<readonly IndicatorFile[]> {
  const packs: IndicatorFile[] = []
  const read: PackFile[] = []
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, indicatorFileSchema))
    if (file !== null) read.push(file)
  }
  if (compileTogether(read, calendars)) return read.map(({ value }) => value)
  for (const [index, file] of read.entries()) {
    const { pack } = file.value
    const after = read.slice(index + 1).map((each) => each.value)
    if (packs.some((each) => each.pack === pack)) {
      mistakes.add(file.mistake(['pack'], `the pack ${pack} is defined twice`))
    } else if (compile(file, { before: packs, after }, calendars, mistakes)) packs.push(file.value)
  }
  return packs
}
