import { createReadStream, type ReadStream } from 'node:fs'
import type { ConnectorContext } from '../connector.ts'
import type { Row } from '../row.ts'
import { csvGrid } from './csv-grid.ts'
import { csvRows } from './csv-rows.ts'
import { decodeText } from './decode-text.ts'
import type { DroppedFile } from './drop-folder.ts'
import type { FileDropConfig } from './file-drop-config.ts'
import { jsonRows, ndjsonRows } from './json-rows.ts'
import { RefusedFile } from './refused-file.ts'
import { tableRows } from './table/table-rows.ts'
import { fromTcvn3 } from './tcvn3.ts'
import { openWorkbook } from './xlsx/open-workbook.ts'

/** The rows of a file while they are read. */
export interface OpenedRows extends Disposable {
  readonly rows: AsyncIterable<Row>
  /** Bytes of the file that lie behind. */
  readonly done: () => number
}

interface Opening {
  readonly config: FileDropConfig
  readonly context: ConnectorContext
  readonly file: DroppedFile
  readonly signal: AbortSignal
}

async function openSheets({ config, context, file }: Opening): Promise<OpenedRows> {
  const { table } = config
  if (table === undefined) throw new RefusedFile('Nguồn chưa khai bảng (table) để đọc tệp Excel.')
  const fromFont = config.encoding === 'tcvn3' ? fromTcvn3 : (text: string) => text
  const spell = (text: string): string => fromFont(text).normalize('NFC')
  const workbook = await openWorkbook(file.path, { columns: context.bounds.columns, spell })
  return {
    rows: tableRows(workbook.sheets, table, file.name),
    done: () => Math.trunc(file.bytes * workbook.share()),
    [Symbol.dispose]: () => workbook[Symbol.dispose](),
  }
}

function openText({ config, context, file, signal }: Opening): OpenedRows {
  const { bounds } = context
  const limits = { ...bounds, name: file.name, delimiter: config.delimiter }
  let stream: ReadStream | null = null
  const text = (): AsyncGenerator<string> => {
    stream?.destroy()
    stream = createReadStream(file.path, { signal })
    return decodeText(stream, config.encoding)
  }
  const rows = (): AsyncIterable<Row> => {
    switch (config.format) {
      case 'json':
        return jsonRows(text(), { ...limits, rows: config.rows ?? null })
      case 'ndjson':
        return ndjsonRows(text(), limits)
      default: {
        if (config.table === undefined) return csvRows(text(), limits)
        const grid = csvGrid(text, limits)
        return tableRows([{ name: '', isHidden: false, open: async () => grid }], config.table, file.name)
      }
    }
  }
  return {
    rows: rows(),
    done: () => stream?.bytesRead ?? 0,
    [Symbol.dispose]: () => void stream?.destroy(),
  }
}

/** Opens a file by its format. Throws `RefusedFile` when it cannot be read at all. */
export async function openRows(opening: Opening): Promise<OpenedRows> {
  return opening.config.format === 'xlsx' ? openSheets(opening) : openText(opening)
}
