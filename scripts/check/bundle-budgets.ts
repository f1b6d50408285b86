import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Weighs what each face loads before map and video, from Vite's manifest. */
export function weighFaces(manifest: Manifest, sizeOf: (file: string) => number): FaceWeight[] {
  return faces.map((face) => {
    const { name, limitBytes } = face
    if (!manifest[face.page]) return { name, limitBytes, bytes: null }
    const files = filesOf(manifest, face)
    return { name, limitBytes, bytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0) }
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

/** Reads the manifest of a built dashboard and weighs its files. */
export function weighBuilt(folder: string): FaceWeight[] {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')))
  return weighFaces(manifest, (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length)
}

/** Bytes as people read them: `312 kB`. */
export function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / KILOBYTE)} kB`
}

function filesOf(manifest: Manifest, face: Face): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const take = (key: string, followsLazy: boolean): void => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key) || MAP_OR_VIDEO.test(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...chunk.css]) files.add(file)
    for (const next of chunk.imports) take(next, followsLazy)
    if (followsLazy) for (const next of chunk.dynamicImports) take(next, true)
  }
  take(ENTRY, false)
  take(face.page, face.countsLazyParts)
  return files
}
