import type { Row } from '../row.ts'
import { csvRecords } from './csv-records.ts'
import { RefusedFile } from './refused-file.ts'

export interface CsvLimits {
  readonly delimiter: 'auto' | ',' | ';' | 'tab'
  readonly lineBytes: number
  readonly columns: number
}

const candidates = [',', ';', '\t'] as const

/** The most frequent of comma, semicolon and tab outside quotes in a header line. */
export function delimiterOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const counts = candidates.map((candidate) => ({ candidate, count: bare.split(candidate).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.candidate ?? ','
}

async function* withHeader(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

async function readHeader(text: AsyncIterator<string>, lineBytes: number): Promise<{ line: string; read: string }> {
  let read = ''
  while (!read.includes('\n') && read.length <= lineBytes) {
    const next = await text.next()
    if (next.done === true) break
    read += next.value
  }
  const line = read.split('\n', 1)[0] ?? ''
  if (line.length > lineBytes) throw new RefusedFile(`Dòng tiêu đề dài quá ${String(lineBytes)} ký tự.`)
  return { line, read }
}

function columnsOf(cells: readonly string[], limits: CsvLimits): readonly string[] {
  const names = cells.map((cell) => cell.normalize('NFC').trim())
  if (names.length > limits.columns) throw new RefusedFile(`Tệp có quá ${String(limits.columns)} cột.`)
  const doubled = names.findIndex((name, index) => name !== '' && names.indexOf(name) !== index)
  if (doubled !== -1) throw new RefusedFile(`Cột thứ ${String(doubled + 1)} trùng tên với một cột trước.`)
  return names
}

/**
 * Reads the rows of a CSV as records named by its header; a row with another number of cells is yielded as null, so that
 * it alone is refused. Throws `RefusedFile` when the file cannot be read on.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  limits: CsvLimits & { readonly name: string },
): AsyncGenerator<Row> {
  const chunks = text[Symbol.asyncIterator]()
  const { line, read } = await readHeader(chunks, limits.lineBytes)
  if (line.trim() === '') throw new RefusedFile('Tệp trống, không có dòng tiêu đề.')
  const delimiter =
    limits.delimiter === 'auto' ? delimiterOf(line) : limits.delimiter === 'tab' ? '\t' : limits.delimiter
  let header: readonly string[] | null = null
  let count = 0
  for await (const cells of csvRecords(withHeader(read, chunks), { delimiter, lineBytes: limits.lineBytes })) {
    count += 1
    if (header === null) {
      header = columnsOf(cells, limits)
      continue
    }
    const value = cells.length === header.length ? recordOf(header, cells) : null
    yield { place: `${limits.name}:${String(count)}`, value }
  }
}

function recordOf(header: readonly string[], cells: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {}
  for (let index = 0; index < header.length; index += 1) {
    const name = header[index]
    const cell = cells[index]
    if (name !== undefined && name !== '' && cell !== undefined) record[name] = cell.normalize('NFC')
  }
  return record
}
