import { createHash } from 'node:crypto'

/** A chunk of the built dashboard, as far as it matters here. */
export interface BuiltChunk {
  readonly fileName: string
  readonly isEntry: boolean
  readonly facadeModuleId: string | null
  readonly imports: readonly string[]
  readonly dynamicImports: readonly string[]
  /** Styles and files that it brings along. */
  readonly brings: readonly string[]
}

/** What the entry loads for a wall or its screen; the desk and everything else are left out. */
const facesOfWall = /\/src\/(?:wall|screen|island)\//
/** Every browser that has a service worker reads the newer form of the same font. */
const isOldFont = /\.woff$/

/** All files that a wall may ask for, the page itself first: the entry, the faces of a wall, and what these load sooner or later. */
export function filesOfWall(chunks: readonly BuiltChunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const files = new Set<string>()
  const take = (name: string, followsLazy: (chunk: BuiltChunk) => boolean): void => {
    const chunk = byName.get(name)
    if (chunk === undefined || files.has(name)) return
    for (const file of [name, ...chunk.brings]) if (!isOldFont.test(file)) files.add(file)
    for (const next of chunk.imports) take(next, followsLazy)
    for (const next of chunk.dynamicImports) {
      const lazy = byName.get(next)
      if (lazy !== undefined && followsLazy(lazy)) take(next, () => true)
    }
  }
  for (const { fileName, isEntry } of chunks)
    if (isEntry) take(fileName, ({ facadeModuleId }) => facesOfWall.test(facadeModuleId ?? ''))
  return ['/', ...[...files].toSorted().map((file) => `/${file}`)]
}

/** The name of a release: other files, another name. File names carry the hash of their content; the page's own content is given. */
export function releaseOf(files: readonly string[], page: string): string {
  return createHash('sha256')
    .update([...files, page].join('\n'))
    .digest('hex')
    .slice(0, 16)
}
