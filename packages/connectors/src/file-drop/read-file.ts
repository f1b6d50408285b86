import type { Batch, ConnectorContext } from '../connector.ts'
import type { Row } from '../row.ts'
import { type MappedRows, mapRows } from '../map-rows.ts'
import type { DroppedFile } from './drop-folder.ts'
import type { FileDropConfig } from './file-drop-config.ts'
import { gatherGroups } from './gather-groups.ts'
import { openRows } from './open-rows.ts'

const rowsPerSlice = 250

interface FileRead {
  readonly config: FileDropConfig
  readonly context: ConnectorContext
  readonly file: DroppedFile
  readonly print: string
}

/**
 * Reads a file in batches from behind its first `skip` rows; its last batch says that the file is finished. Progress is in
 * bytes. Throws `RefusedFile` when the file cannot be read on.
 */
export async function* readFile(on: FileRead, skip: number, signal: AbortSignal): AsyncGenerator<Batch> {
  const { file, print, context } = on
  const { mapping, bounds } = context
  // The clock of whoever wrote the file may be ahead: nothing is known of a time to come.
  const writtenAt = Math.min(file.writtenAt, context.now())
  using opened = await openRows({ ...on, signal })
  let waiting: Row[] = []
  let mapped: MappedRows[] = []
  let gathered = 0
  let read = 0
  let began = skip

  /** Rows are mapped as they come, so that what they were read from can go at once. */
  function mapWaiting(): void {
    mapped.push(mapRows(waiting, mapping))
    waiting = []
  }

  function batch(isFinished: boolean): Batch {
    mapWaiting()
    const rows = gathered
    const parts = mapped
    const againFrom = { name: file.name, print, rows: began, isFinished: false, isAgain: true }
    mapped = []
    gathered = 0
    began = read
    return {
      facts: parts.flatMap(({ facts }) => facts),
      tombstones: parts.flatMap(({ tombstones }) => tombstones),
      refused: parts.flatMap(({ refused }) => refused.map(({ refusal }) => refusal)),
      rows,
      cursor: { name: file.name, print, rows: read, isFinished },
      againFrom,
      coveredTo: isFinished ? writtenAt : null,
      reachedTo: null,
      total: file.bytes,
      done: isFinished ? file.bytes : Math.min(opened.done(), file.bytes),
      isLast: false,
    }
  }
  const rows =
    mapping.groupBy === null
      ? opened.rows
      : gatherGroups(opened.rows, { groupOf: mapping.groupBy, mostRows: bounds.groupedRows })
  try {
    for await (const row of rows) {
      read += 1
      if (read <= skip) continue
      waiting.push({ ...row, readAt: writtenAt })
      gathered += 1
      if (waiting.length >= rowsPerSlice) mapWaiting()
      if (gathered < bounds.batchRows) continue
      signal.throwIfAborted()
      yield batch(false)
    }
    yield batch(true)
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}
