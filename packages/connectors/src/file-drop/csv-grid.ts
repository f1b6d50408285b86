import type { Cell, Grid, GridRow } from './table/grid.ts'
import { csvRecords } from './csv-records.ts'
import { type CsvLimits, delimiterOf } from './csv-rows.ts'
import { RefusedFile } from './refused-file.ts'

const sniffedLines = 40

/** The delimiter of a table below titles: tab or semicolon where they stand in half of its first lines, since commas also stand in numbers. */
function sniff(start: string): string {
  const lines = start.split('\n', sniffedLines).filter((line) => line.trim() !== '')
  const half = lines.length / 2
  return ['\t', ';'].find((mark) => lines.filter((line) => line.includes(mark)).length >= half) ?? delimiterOf(start)
}

async function* withStart(start: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield start
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

async function* rowsOf(text: AsyncIterable<string>, limits: CsvLimits): AsyncGenerator<GridRow> {
  const pieces = text[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done === true) return
  const delimiter =
    limits.delimiter === 'auto' ? sniff(first.value) : limits.delimiter === 'tab' ? '\t' : limits.delimiter
  let number = 0
  for await (const record of csvRecords(withStart(first.value, pieces), { ...limits, delimiter })) {
    number += 1
    if (record.length > limits.columns) throw new RefusedFile(`Tệp có quá ${String(limits.columns)} cột.`)
    const cells = record.map((cell): Cell => (cell.trim() === '' ? null : cell.normalize('NFC').trim()))
    yield { number, isHidden: false, cells }
  }
}

/** A CSV as a grid without merges; `text` begins anew at each call. */
export function csvGrid(text: () => AsyncIterable<string>, limits: CsvLimits): Grid {
  return { name: '', merges: [], rows: () => rowsOf(text(), limits) }
}
