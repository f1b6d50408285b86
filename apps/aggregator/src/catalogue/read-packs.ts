import type { WorkCalendar } from '@toan-canh/calendar'
import { type IndicatorFile, indicatorFileSchema } from '@toan-canh/contract'
import { EngineError } from '@toan-canh/engine'
import { definitionsOf } from './definitions-of.ts'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'

type PackFile = YamlFile<IndicatorFile>

/** Compiles packs as the engine will; a pack is compiled with those before it, so that what they share is found. */
function compile(
  file: PackFile,
  before: readonly IndicatorFile[],
  calendars: ReadonlyMap<string, WorkCalendar>,
  mistakes: Mistakes,
): boolean {
  try {
    definitionsOf([...before, file.value], calendars, new Map())
    return true
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    mistakes.add(file.mistake(error.path, error.message))
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
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, indicatorFileSchema))
    if (file === null) continue
    const { pack } = file.value
    if (packs.some((each) => each.pack === pack)) {
      mistakes.add(file.mistake(['pack'], `the pack ${pack} is defined twice`))
    } else if (compile(file, packs, calendars, mistakes)) packs.push(file.value)
  }
  return packs
}
