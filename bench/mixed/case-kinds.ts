import type { Case, CaseKind } from '@toan-canh/contract'
import type { Catalogue } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'

/** A kind of case that some pack counts, with the values that its dimensions may take. */
export interface KindOfCase {
  readonly kind: CaseKind
  readonly source: string
  /** Of all stored cases. */
  readonly share: number
  /** Makes a case of this kind of a made dossier: same course of time, slices of its own pack. */
  readonly of: (dossier: Case) => Case
}

const shareOfDossiers = 0.6
/** Of the number at the end of a made id. */
const digits = 8

/** The kinds that the catalogue counts: six cases in ten are dossiers, the others share the rest. */
export function kindsOfCase({ packs, sources }: Catalogue): readonly KindOfCase[] {
  const counted = packs.flatMap(({ facts, dimensions }) =>
    facts?.shape === 'case' ? [{ kind: facts.kind, dimensions }] : [],
  )
  const kinds = [...new Map(counted.map((each) => [each.kind, each])).values()]
  const shareOfOthers = (1 - shareOfDossiers) / Math.max(1, kinds.length - 1)
  return kinds.map(({ kind, dimensions }) => {
    const choices = Object.entries(dimensions).map(([name, { values }]) => [name, Object.keys(values ?? {})] as const)
    const sourceOf = [...sources.values()].find(({ definition: { map } }) => map.shape === 'case' && map.kind === kind)
    const slicesOf = (index: number) =>
      Object.fromEntries(
        choices.flatMap(([name, keys]) => {
          const value = keys[index % keys.length]
          return value === undefined ? [] : [[name, value]]
        }),
      )
    return {
      kind,
      source: sourceOf?.id ?? `mau-${kind}`,
      share: kind === 'dossier' ? shareOfDossiers : shareOfOthers,
      of: (dossier) =>
        kind === 'dossier'
          ? dossier
          : { ...dossier, kind, slices: slicesOf(Number(dossier.id.slice(-digits))), flags: {} },
    }
  })
}
