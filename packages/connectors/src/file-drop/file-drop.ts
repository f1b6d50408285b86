import { access, constants, lstat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Batch, type Connection, type ConnectorContext, type Cursor, defineConnector } from '../connector.ts'
import { SourceError } from '../source-error.ts'
import { type DroppedFile, moveToDone, moveToRefused, readyFiles } from './drop-folder.ts'
import { type FileCursor, printOf, readFileCursor } from './file-cursor.ts'
import { type FileDropConfig, fileDropConfigSchema } from './file-drop-config.ts'
import { findMoved } from './find-moved.ts'
import { readFile } from './read-file.ts'
import { RefusedFile } from './refused-file.ts'

const mostNamed = 3

function nothingNew(cursor: Cursor | null): Batch {
  const nothing = { facts: [], tombstones: [], refused: [], rows: 0, total: null, done: null }
  return { ...nothing, cursor: cursor ?? {}, coveredTo: null, reachedTo: null, isLast: true }
}

function asSourceError(name: string, error: unknown): unknown {
  return error instanceof RefusedFile ? new SourceError('format', `${name}: ${error.message}`) : error
}

async function singleFile(path: string): Promise<DroppedFile> {
  const found = await lstat(path).catch((cause: unknown) => {
    throw new SourceError('config', `Không mở được tệp ${path}.`, { cause })
  })
  if (!found.isFile()) throw new SourceError('config', `${path} không phải một tệp.`)
  return { name: basename(path), path, bytes: found.size, writtenAt: Math.trunc(found.mtimeMs) }
}

function open(config: FileDropConfig, context: ConnectorContext): Connection {
  const pathOf = (text: string): string => resolve(context.folder, context.setting(text))

  async function* readSingle(path: string, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
    const file = await singleFile(path)
    const print = await printOf(path, signal)
    const stored = readFileCursor(cursor)
    const isSame = stored !== null && stored.name === file.name && stored.print === print
    if (isSame && stored.isFinished) {
      yield nothingNew(cursor)
      return
    }
    try {
      for await (const batch of readFile({ config, context, file, print }, isSame ? stored.rows : 0, signal))
        yield { ...batch, isLast: batch.cursor['isFinished'] === true }
    } catch (error) {
      throw asSourceError(file.name, error)
    }
  }

  /** Rows of one file again, wherever it was moved: it is left where it lies. */
  async function* readMoved(folder: string, asked: FileCursor, signal: AbortSignal): AsyncGenerator<Batch> {
    const file = await findMoved(folder, asked, signal)
    try {
      for await (const batch of readFile({ config, context, file, print: asked.print }, asked.rows, signal))
        yield { ...batch, isLast: batch.cursor['isFinished'] === true }
    } catch (error) {
      throw asSourceError(file.name, error)
    }
  }

  /** Reads the waiting files one after the other. A file is moved only once the batch before it is stored. */
  async function* readFolder(folder: string, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
    const stored = readFileCursor(cursor)
    if (stored?.isAgain === true) return yield* readMoved(folder, stored, signal)
    const refused: string[] = []
    const files = await readyFiles(folder, { ...config, now: context.now() })
    for (const [index, file] of files.entries()) {
      const print = await printOf(file.path, signal)
      const isSame = stored !== null && stored.name === file.name && stored.print === print
      try {
        if (!isSame || !stored.isFinished)
          for await (const batch of readFile({ config, context, file, print }, isSame ? stored.rows : 0, signal))
            yield { ...batch, isLast: batch.cursor['isFinished'] === true && index === files.length - 1 }
        await moveToDone(folder, file)
      } catch (error) {
        if (!(error instanceof RefusedFile)) throw error
        await moveToRefused(folder, file, error.message)
        refused.push(`${file.name}: ${error.message}`)
      }
    }
    if (refused.length > 0)
      throw new SourceError(
        'format',
        `${String(refused.length)} tệp bị từ chối. ${refused.slice(0, mostNamed).join(' ')}`,
      )
    if (files.length === 0) yield nothingNew(cursor)
  }

  async function* read(direction: 'live' | 'history', cursor: Cursor | null, signal: AbortSignal) {
    signal.throwIfAborted()
    if (direction === 'live' && config.file !== undefined) yield* readSingle(pathOf(config.file), cursor, signal)
    else if (direction === 'live' && config.folder !== undefined)
      yield* readFolder(pathOf(config.folder), cursor, signal)
    else yield nothingNew(cursor)
  }

  async function check(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (config.file !== undefined) await singleFile(pathOf(config.file))
    if (config.folder === undefined) return
    const folder = pathOf(config.folder)
    await access(folder, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
      throw new SourceError('config', `Thư mục nhận tệp ${folder} không đọc hoặc ghi được.`, { cause })
    })
  }
  return { check, read, [Symbol.asyncDispose]: async () => undefined }
}

/** Files that somebody drops: CSV, JSON or NDJSON in a watched folder, or one file by its path. */
export const fileDrop = defineConnector({ type: 'file-drop', watchMs: 30_000, config: fileDropConfigSchema, open })
