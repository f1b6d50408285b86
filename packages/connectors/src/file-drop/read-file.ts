import { createReadStream } from 'node:fs'
import type { Batch, ConnectorContext } from '../connector.ts'
import type { Row } from '../row.ts'
import { mapRows } from '../map-rows.ts'
import { csvRows } from './csv-rows.ts'
import { decodeText } from './decode-text.ts'
import type { DroppedFile } from './drop-folder.ts'
import type { FileDropConfig } from './file-drop-config.ts'
import { gatherGroups } from './gather-groups.ts'
import { jsonRows, ndjsonRows } from './json-rows.ts'

interface FileRead {
  readonly config: FileDropConfig
  readonly context: ConnectorContext
  readonly file: DroppedFile
  readonly print: string
}

function rowsOf(on: FileRead, text: AsyncIterable<string>): AsyncGenerator<Row> {
  const { config, file } = on
  const { bounds, mapping } = on.context
  const limits = { ...bounds, name: file.name }
  const rows = {
    csv: () => csvRows(text, { ...limits, delimiter: config.delimiter }),
    json: () => jsonRows(text, { ...limits, rows: config.rows ?? null }),
    ndjson: () => ndjsonRows(text, limits),
  }[config.format]()
  return mapping.groupBy === null
    ? rows
    : gatherGroups(rows, { groupOf: mapping.groupBy, mostRows: bounds.groupedRows })
}

/**
 * Reads a file in batches from behind its first `skip` rows; its last batch says that the file is finished. Progress is in
 * bytes. Throws `RefusedFile` when the file cannot be read on.
 */
export async function* readFile(on: FileRead, skip: number, signal: AbortSignal): AsyncGenerator<Batch> {
  const { file, print, context } = on
  const stream = createReadStream(file.path, { signal })
  let gathered: Row[] = []
  let read = 0

  function batch(isFinished: boolean): Batch {
    const mapped = mapRows(gathered, context.mapping)
    return {
      facts: mapped.facts,
      tombstones: mapped.tombstones,
      refused: mapped.refused.map(({ refusal }) => refusal),
      rows: gathered.length,
      cursor: { name: file.name, print, rows: read, isFinished },
      coveredTo: isFinished ? file.writtenAt : null,
      reachedTo: null,
      total: file.bytes,
      done: isFinished ? file.bytes : Math.min(stream.bytesRead, file.bytes),
      isLast: false,
    }
  }
  try {
    for await (const row of rowsOf(on, decodeText(stream))) {
      read += 1
      if (read <= skip) continue
      gathered.push({ ...row, readAt: file.writtenAt })
      if (gathered.length < context.bounds.batchRows) continue
      signal.throwIfAborted()
      yield batch(false)
      gathered = []
    }
    yield batch(true)
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    stream.destroy()
  }
}
