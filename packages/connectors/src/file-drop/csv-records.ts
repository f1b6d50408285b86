import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { RefusedFile } from './refused-file.ts'

const sentences: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'Một dòng dài quá mức cho phép.',
  CSV_QUOTE_NOT_CLOSED: 'Một dấu ngoặc kép không được đóng.',
  CSV_INVALID_CLOSING_QUOTE: 'Có chữ ngay sau dấu ngoặc kép đóng.',
  INVALID_OPENING_QUOTE: 'Dấu ngoặc kép đứng giữa một ô.',
}

/** The parser's own error quotes the row, and with it people: only its code is kept. */
function refusalOf(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error
  const sentence = sentences[error.code] ?? `Không đọc được dạng CSV (${error.code}).`
  return new RefusedFile(`${sentence.slice(0, -1)}, sau dòng ${String(line)}.`)
}

/** Reads the records of a CSV, each as its cells. Throws `RefusedFile` when the file cannot be read on. */
export async function* csvRecords(
  text: AsyncIterable<string>,
  on: { readonly delimiter: string; readonly lineBytes: number },
): AsyncGenerator<readonly string[]> {
  const parser = parse({
    delimiter: on.delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: on.lineBytes,
  })
  const source = Readable.from(text, { objectMode: false })
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let count = 0
  try {
    for await (const record of parser) {
      count += 1
      yield Array.isArray(record) ? record : []
    }
  } catch (error) {
    throw refusalOf(error, count)
  } finally {
    parser.destroy()
    source.destroy()
  }
}
