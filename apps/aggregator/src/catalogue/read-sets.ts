import { type IndicatorFile, type IndicatorSet, setFileSchema } from '@toan-canh/contract'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

/** What is wrong with an indicator of a set: it is not there, or it is given away though it is not public. */
function wrongOf(
  { indicators, open }: IndicatorSet,
  packs: readonly IndicatorFile[],
): readonly (readonly [number, string])[] {
  return indicators.flatMap((id, at): readonly (readonly [number, string])[] => {
    const indicator = packs.find((pack) => id in pack.indicators)?.indicators[id]
    if (indicator === undefined) return [[at, `there is no indicator ${id}`]]
    if (open === undefined || indicator.class === 'public') return []
    return [[at, `${id} is ${indicator.class}: open data holds public indicators only`]]
  })
}

/** Reads the sets of indicators, by code; what they hold must be there, and public where it is given away. */
export async function readSets(
  files: readonly CatalogueFile[],
  packs: readonly IndicatorFile[] | null,
  mistakes: Mistakes,
): Promise<Map<string, IndicatorSet>> {
  const sets = new Map<string, IndicatorSet>()
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, setFileSchema))
    if (file === null) continue
    for (const [index, set] of file.value.sets.entries()) {
      if (sets.has(set.code))
        mistakes.add(file.mistake(['sets', index, 'code'], `the set ${set.code} is defined twice`))
      for (const [at, sentence] of packs === null ? [] : wrongOf(set, packs))
        mistakes.add(file.mistake(['sets', index, 'indicators', at], sentence))
      sets.set(set.code, set)
    }
  }
  return sets
}
