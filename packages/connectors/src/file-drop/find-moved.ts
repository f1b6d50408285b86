import { lstat, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { SourceError } from '../source-error.ts'
import type { DroppedFile } from './drop-folder.ts'
import { type FileCursor, printOf } from './file-cursor.ts'

/** Files of one name that are compared; a name that comes every month for decades stays below. */
const mostAlike = 1_000

/** Whether a file may be the one that was dropped under `wanted`: a name that was taken got a number when it was moved. */
function isAlike(name: string, wanted: string): boolean {
  const extension = extname(wanted)
  const stem = wanted.slice(0, wanted.length - extension.length)
  if (name === wanted) return true
  if (!name.startsWith(`${stem}.`) || !name.endsWith(extension)) return false
  return /^\d+$/.test(name.slice(stem.length + 1, name.length - extension.length))
}

/**
 * The file that was read, in its folder or where it was moved from there, known by its whole content. Throws a `SourceError` of
 * owner `config` that says what to do when it is nowhere.
 */
export async function findMoved(
  folder: string,
  { name, print }: Pick<FileCursor, 'name' | 'print'>,
  signal: AbortSignal,
): Promise<DroppedFile> {
  for (const below of ['.', 'done', 'refused']) {
    const names = await readdir(join(folder, below)).catch((): string[] => [])
    for (const each of names.filter((found) => isAlike(found, name)).slice(0, mostAlike)) {
      const path = join(folder, below, each)
      const found = await lstat(path).catch(() => null)
      if (found?.isFile() !== true || (await printOf(path, signal)) !== print) continue
      return { name, path, bytes: found.size, writtenAt: Math.trunc(found.mtimeMs) }
    }
  }
  throw new SourceError(
    'config',
    `Không còn thấy tệp ${name} như khi đã đọc, cả trong thư mục con done và refused; hãy đặt lại bản ấy vào thư mục của nguồn hoặc đề nghị đơn vị gửi lại.`,
  )
}
