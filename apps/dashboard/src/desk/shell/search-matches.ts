import { compareNames } from '../../ui/format.ts'

/** Something that can be looked for: an indicator, a unit, a value of a dimension. */
export interface SearchEntry {
  readonly id: string
  readonly kind: 'indicator' | 'unit' | 'slice'
  readonly name: string
  /** Other words under which it is found: short name, code. */
  readonly also: readonly string[]
  readonly href: string
}

export const mostMatches = 12

/** A text as it is compared: lower case, without the marks of Vietnamese letters. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()
}

/** 0 when the name begins with the words, 1 when a word of it does, 2 when it is found elsewhere; `null` when it is not found. */
function rankOf(entry: SearchEntry, words: string): number | null {
  const name = plainLetters(entry.name)
  if (name.startsWith(words)) return 0
  if (name.includes(` ${words}`)) return 1
  return [name, ...entry.also.map(plainLetters)].some((text) => text.includes(words)) ? 2 : null
}

/** The entries that a typed text means, best first; the letters may be typed with or without their marks. */
export function searchMatches(entries: readonly SearchEntry[], typed: string): readonly SearchEntry[] {
  const words = plainLetters(typed.trim())
  if (words === '') return []
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry, words)
      return rank === null ? [] : [{ entry, rank }]
    })
    .toSorted((a, b) => a.rank - b.rank || compareNames(a.entry.name, b.entry.name))
    .slice(0, mostMatches)
    .map(({ entry }) => entry)
}
