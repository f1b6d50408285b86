import { gzipSync } from 'node:zlib'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const KILOBYTE = 1000

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    src: z.string().optional(),
    name: z.string().optional(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)
export type Manifest = z.infer<typeof manifestSchema>

interface Face {
  readonly name: string
  readonly page: string
  readonly limitBytes: number
  /** Whether parts loaded on demand count, because this face shows them at once. */
  readonly countsLazyParts: boolean
}

const faces: readonly Face[] = [
  { name: 'desk, first load', page: 'src/desk/desk-page.tsx', limitBytes: 300 * KILOBYTE, countsLazyParts: false },
  { name: 'wall', page: 'src/wall/wall-page.tsx', limitBytes: 400 * KILOBYTE, countsLazyParts: true },
]

const ENTRY = 'index.html'
const MAP_OR_VIDEO = /maplibre|commune-canvas|hls|whep/

/** A face's weight in bytes after gzip, or null while it has no page. */
export interface FaceWeight {
  readonly name: string
  readonly bytes: number | null
  readonly limitBytes: number
}

/** The types of widgets that a board holds. */
export type BoardTypes = readonly string[]

const WIDGET = /(?:^|\/)widgets\/([a-z0-9-]+)\/view\.tsx$/

/** Weighs what each face loads before map and video, from Vite's manifest: a wall, its heaviest board. */
export function weighFaces(
  manifest: Manifest,
  sizeOf: (file: string) => number,
  boards: readonly BoardTypes[],
): FaceWeight[] {
  return faces.map((face) => {
    const { name, limitBytes } = face
    if (!manifest[face.page]) return { name, limitBytes, bytes: null }
    const weights = (face.countsLazyParts ? boards : [[]]).map((types) =>
      [...filesOf(manifest, face, types)].reduce((sum, file) => sum + sizeOf(file), 0),
    )
    return { name, limitBytes, bytes: Math.max(0, ...weights) }
  })
}

/** One sentence for each face that is heavier than it may be. */
export function bundleProblems(weights: readonly FaceWeight[]): string[] {
  return weights
    .filter(({ bytes, limitBytes }) => bytes !== null && bytes > limitBytes)
    .map(
      ({ name, bytes, limitBytes }) =>
        `${name}: ${inKilobytes(bytes ?? 0)} compressed, more than ${inKilobytes(limitBytes)}`,
    )
}

const boardsSchema = z.object({
  boards: z.array(z.object({ widgets: z.record(z.string(), z.object({ type: z.string() })) })),
})

/** The widgets of every board under a catalogue. */
export function boardsIn(catalogue: string): BoardTypes[] {
  return globSync('**/boards.yaml', { cwd: catalogue })
    .map((path) => boardsSchema.parse(parse(readFileSync(join(catalogue, path), 'utf8'))))
    .flatMap(({ boards }) => boards.map(({ widgets }) => Object.values(widgets).map(({ type }) => type)))
}

/** Reads the manifest of a built dashboard and weighs its files. */
export function weighBuilt(folder: string, boards: readonly BoardTypes[]): FaceWeight[] {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')))
  return weighFaces(manifest, (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, boards)
}

/** Bytes as people read them: `312 kB`. */
export function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / KILOBYTE)} kB`
}

function filesOf(manifest: Manifest, face: Face, types: BoardTypes): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const take = (key: string, followsLazy: boolean): void => {
    const chunk = manifest[key]
    const widget = WIDGET.exec(key)?.[1]
    if (!chunk || seen.has(key) || MAP_OR_VIDEO.test(key)) return
    if (widget !== undefined && !types.includes(widget)) return
    seen.add(key)
    for (const file of [chunk.file, ...chunk.css]) files.add(file)
    for (const next of chunk.imports) take(next, followsLazy)
    if (followsLazy) for (const next of chunk.dynamicImports) take(next, true)
  }
  take(ENTRY, false)
  take(face.page, face.countsLazyParts)
  return files
}
