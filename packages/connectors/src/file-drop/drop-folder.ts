import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Instant } from '@toan-canh/calendar'
import { SourceError } from '../source-error.ts'
import type { FileDropConfig } from './file-drop-config.ts'

const extensions = {
  csv: ['.csv', '.txt', '.tsv'],
  json: ['.json'],
  ndjson: ['.ndjson', '.jsonl'],
  xlsx: ['.xlsx', '.xlsm'],
} as const satisfies Record<FileDropConfig['format'], readonly string[]>

const mostEntries = 10_000
const secondMs = 1000

/** A file that waits in the folder. */
export interface DroppedFile {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly writtenAt: Instant
}

/** Dot files, locks of office programs and half-copied files are not looked at. */
function isWanted(name: string, format: FileDropConfig['format']): boolean {
  if (name.startsWith('.') || name.startsWith('~$')) return false
  const extension = extname(name).toLowerCase()
  return extensions[format].some((each) => each === extension)
}

/**
 * The files of a folder that are ready, oldest first: regular (no links), of the format, and untouched for `stableSeconds`.
 * At most 10,000 entries are looked at; the rest waits for the next read.
 */
export async function readyFiles(
  folder: string,
  on: Pick<FileDropConfig, 'format' | 'stableSeconds'> & { readonly now: Instant },
): Promise<readonly DroppedFile[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new SourceError('config', `Không mở được thư mục nhận tệp ${folder}.`, { cause })
  })
  const ready: DroppedFile[] = []
  for (const name of names.filter((each) => isWanted(each, on.format)).slice(0, mostEntries)) {
    const path = join(folder, name)
    const found = await lstat(path).catch(() => null)
    // The change time moves with every write and cannot be set by a copy that keeps dates.
    if (found === null || !found.isFile() || on.now - found.ctimeMs < on.stableSeconds * secondMs) continue
    ready.push({ name, path, bytes: found.size, writtenAt: Math.trunc(found.mtimeMs) })
  }
  return ready.toSorted((a, b) => a.writtenAt - b.writtenAt || (a.name < b.name ? -1 : 1))
}

async function freePath(folder: string, name: string): Promise<string> {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? name : `${stem}.${String(count)}${extension}`)
    if ((await lstat(path).catch(() => null)) === null) return path
  }
}

/** Runs a change of the folder; what forbids it is the operator's to repair. */
async function change(folder: string, work: () => Promise<void>): Promise<void> {
  await work().catch((cause: unknown) => {
    throw new SourceError('config', `Không dời được tệp trong thư mục ${folder}.`, { cause })
  })
}

/** Moves a file that has been stored to `done/`; a name that is taken gets a number. */
export async function moveToDone(folder: string, file: DroppedFile): Promise<void> {
  const done = join(folder, 'done')
  await change(folder, async () => {
    await mkdir(done, { recursive: true })
    await rename(file.path, await freePath(done, file.name))
  })
}

/** Moves a file that cannot be read to `refused/`, with `<name>.reason.txt` beside it. */
export async function moveToRefused(folder: string, file: DroppedFile, reason: string): Promise<void> {
  const refused = join(folder, 'refused')
  await change(folder, async () => {
    await mkdir(refused, { recursive: true })
    const path = await freePath(refused, file.name)
    await rename(file.path, path)
    await writeFile(`${path}.reason.txt`, `${reason}\n`, 'utf8')
  })
}
