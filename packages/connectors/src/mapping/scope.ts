import type { ConfigMistake } from '../schema-mistakes.ts'
import { isEmpty, parsePath, readerOf } from './field-path.ts'
import { isPersonalField } from './personal-data.ts'

/** Where something stands in the YAML: keys and positions from the root of the mapping. */
export type YamlPath = readonly (string | number)[]

/** The only door by which a mapping reads an upstream field: personal fields do not pass it. */
export interface Scope {
  /** A reader of the first of the fields that is not empty; undefined when all are. */
  field(paths: string | readonly string[], at: YamlPath): (row: unknown) => unknown
  /** A reader of a list; an absent one is empty, anything else is null. */
  list(path: string, at: YamlPath): (row: unknown) => readonly unknown[] | null
  /** Notes something else that is wrong with the mapping. */
  complain(at: YamlPath, sentence: string): void
  /** The first names of all paths read: what a row, or an element of one of its lists, must hold. */
  readonly names: ReadonlySet<string>
  readonly mistakes: readonly ConfigMistake[]
}

/** Begins a mapping; what it finds wrong is gathered, so that one run names all mistakes. */
export function createScope(): Scope {
  const mistakes: ConfigMistake[] = []
  const names = new Set<string>()

  function one(path: string, at: YamlPath): (row: unknown) => unknown {
    const steps = parsePath(path)
    if (steps === null) {
      mistakes.push({ path: at, sentence: `"${path}" is not a field path like a.b[0].c` })
      return () => undefined
    }
    const personal = steps.find((key) => typeof key === 'string' && isPersonalField(key))
    if (personal !== undefined) {
      mistakes.push({ path: at, sentence: `"${personal}" names personal data, which must not be mapped` })
      return () => undefined
    }
    if (typeof steps[0] === 'string') names.add(steps[0])
    return readerOf(steps)
  }
  function field(paths: string | readonly string[], at: YamlPath): (row: unknown) => unknown {
    const readers = typeof paths === 'string' ? [one(paths, at)] : paths.map((path) => one(path, at))
    return (row) => {
      for (const read of readers) {
        const value = read(row)
        if (!isEmpty(value)) return value
      }
      return undefined
    }
  }
  function list(path: string, at: YamlPath): (row: unknown) => readonly unknown[] | null {
    const read = one(path, at)
    return (row) => {
      const value = read(row)
      if (Array.isArray(value)) return value
      return isEmpty(value) ? [] : null
    }
  }
  const complain = (at: YamlPath, sentence: string) => void mistakes.push({ path: at, sentence })
  return { field, list, complain, names, mistakes }
}

/** How a field is called in a reason. */
export function fieldName(paths: string | readonly string[]): string {
  return typeof paths === 'string' ? paths : paths.join(' / ')
}
