import { basename, dirname, relative } from 'node:path'
import { CatalogueError, type CatalogueMistake } from './read-yaml.ts'

/** Gathers the mistakes of many files, so that an operator sees all of them at once. */
export class Mistakes {
  readonly #all: CatalogueMistake[] = []

  get isEmpty(): boolean {
    return this.#all.length === 0
  }

  add(mistake: CatalogueMistake): void {
    this.#all.push(mistake)
  }

  /** Runs a reading; keeps its mistakes and gives `null` for it. */
  async of<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error
      this.#all.push(...error.mistakes)
      return null
    }
  }

  /** Throws `CatalogueError` when there is any. */
  throwAny(): void {
    if (this.#all.length > 0) throw new CatalogueError(this.#all)
  }
}

/** A file of the catalogue: where it lies, and its name as people know it. */
export interface CatalogueFile {
  readonly path: string
  readonly name: string
  readonly kind: string
}

/** What a file of this path is: told by its name, calendars by their folder. */
export function catalogueFile(root: string, path: string): CatalogueFile {
  const kind = basename(dirname(path)) === 'calendars' ? 'calendar' : basename(path)
  return { path, name: relative(root, path), kind }
}
