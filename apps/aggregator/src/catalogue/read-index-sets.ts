import { type IndexSet, indexFileSchema } from '@toan-canh/contract'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

type At = readonly (string | number)[]

/** What is wrong in the versions of an index, each with its place. */
function wrongOf(sets: readonly IndexSet[], isIndicator: (id: string) => boolean): readonly (readonly [At, string])[] {
  const sum = (list: readonly { readonly max: number }[]) => list.reduce((total, { max }) => total + max, 0)
  return sets.flatMap((set, index) => {
    const at: At = ['sets', index]
    const before = sets[index - 1]
    const overlaps = before !== undefined && (before.until === null || before.until >= set.from)
    const groups = set.groups.flatMap(({ indicator, recomputed, components }, group) =>
      [indicator, ...('by' in recomputed ? [recomputed.by] : []), ...components.flatMap(({ by }) => by ?? [])].map(
        (id) => [[...at, 'groups', group], id] as const,
      ),
    )
    const named = [[[...at, 'total'], set.total] as const, ...groups]
    return [
      ...(overlaps ? [[[...at, 'from'], `begins before ${before.id} ends`] as const] : []),
      ...(sum(set.groups) === set.max ? [] : [[[...at, 'max'], `the groups add up to ${sum(set.groups)}`] as const]),
      ...named.flatMap(([place, id]) => (isIndicator(id) ? [] : [[place, `there is no indicator ${id}`] as const])),
      ...set.groups.flatMap(({ components, recomputed }, group) =>
        'sum' in recomputed && (components.length === 0 || components.some(({ by }) => by === undefined))
          ? [[[...at, 'groups', group, 'recomputed'], 'a sum needs an indicator (by) for each component'] as const]
          : [],
      ),
      ...set.groups.flatMap(({ components, max }, group) =>
        components.length === 0 || sum(components) === max
          ? []
          : [[[...at, 'groups', group, 'max'], `its components add up to ${sum(components)}`] as const],
      ),
    ]
  })
}

/** Reads the versions of composite indices; each adds up, and none overlaps the next. */
export async function readIndexSets(
  files: readonly CatalogueFile[],
  isIndicator: (id: string) => boolean,
  mistakes: Mistakes,
): Promise<readonly IndexSet[]> {
  const sets: IndexSet[] = []
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, indexFileSchema))
    if (file === null) continue
    for (const [at, sentence] of wrongOf(file.value.sets, isIndicator)) mistakes.add(file.mistake([...at], sentence))
    sets.push(...file.value.sets)
  }
  return sets
}
