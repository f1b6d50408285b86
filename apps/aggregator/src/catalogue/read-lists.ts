import { type IndicatorFile, type ItemList, listFileSchema } from '@toan-canh/contract'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

type At = readonly (string | number)[]

/** What is wrong with a list beside its shape: kinds that no pack counts, and indicators that are not there. */
function wrongOf(list: ItemList, packs: readonly IndicatorFile[]): readonly (readonly [At, string])[] {
  const { shape, kind } = list.of
  const isCounted = packs.some(({ facts }) => facts?.shape === shape && facts.kind === kind)
  const known = (id: string) => packs.some(({ indicators }) => id in indicators)
  return [
    ...(isCounted ? [] : [[['of', 'kind'], `no pack counts ${shape}s of kind ${kind}`] as const]),
    ...(list.date?.by === 'due' && shape === 'asset' ? [[['date', 'by'], 'an asset has no due instant'] as const] : []),
    ...list.indicators.flatMap((id, at) =>
      known(id) ? [] : [[['indicators', at], `there is no indicator ${id}`] as const],
    ),
  ]
}

/** A list whose columns of codes have the words of the pack that counts what is listed, where they have none of their own. */
function withWords(list: ItemList, packs: readonly IndicatorFile[]): ItemList {
  const pack = packs.find(({ facts }) => facts?.shape === list.of.shape && facts.kind === list.of.kind)
  const columns = list.columns.map((column) => {
    const values = column.values ?? pack?.dimensions[column.attribute]?.values
    return values === undefined ? column : { ...column, values }
  })
  return { ...list, columns }
}

/** Reads all lists, by id; what they list must be counted by one of `packs`, where all of these could be read. */
export async function readLists(
  files: readonly CatalogueFile[],
  packs: readonly IndicatorFile[] | null,
  mistakes: Mistakes,
): Promise<Map<string, ItemList>> {
  const lists = new Map<string, ItemList>()
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, listFileSchema))
    if (file === null) continue
    for (const [index, list] of file.value.lists.entries()) {
      if (lists.has(list.id)) mistakes.add(file.mistake(['lists', index, 'id'], `the list ${list.id} is defined twice`))
      for (const [at, sentence] of packs === null ? [] : wrongOf(list, packs))
        mistakes.add(file.mistake(['lists', index, ...at], sentence))
      lists.set(list.id, packs === null ? list : withWords(list, packs))
    }
  }
  return lists
}
