import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST_FILE_BYTES = 10 * 1024 * 1024

/** Appends lines to a file; past the limit the file becomes `<name>.1`, which replaces the one before it. */
export function openBoundedLog(path: string, largestBytes: number = LARGEST_FILE_BYTES): (line: string) => void {
  mkdirSync(dirname(path), { recursive: true })
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return (line) => {
    const bytes = Buffer.byteLength(line) + 1
    if (size > 0 && size + bytes > largestBytes) {
      renameSync(path, `${path}.1`)
      size = 0
    }
    appendFileSync(path, `${line}\n`)
    size += bytes
  }
}
