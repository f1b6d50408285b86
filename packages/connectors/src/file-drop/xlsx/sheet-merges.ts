import { RefusedFile } from '../refused-file.ts'
import type { Merge } from '../table/grid.ts'
import { mergeOf } from './cell-reference.ts'
import { xlsxBounds } from './xlsx-bounds.ts'

const sign = 'mergeCell'
const mergeCell = /<(?:\w+:)?mergeCell\s[^>]{0,200}?\bref="([A-Z0-9:]{1,30})"/g
/** No element of this kind is longer. */
const longest = 256

/** Finds the merged cells, which stand behind all rows: the bytes are looked through, not parsed. */
export async function sheetMerges(sheet: AsyncIterable<Buffer>, columns: number): Promise<readonly Merge[]> {
  const merges: Merge[] = []
  let tail = ''
  for await (const piece of sheet) {
    const seam = tail + piece.toString('latin1', 0, longest)
    if (!piece.includes(sign) && !seam.includes(sign)) {
      tail = (piece.length < longest ? seam : piece.toString('latin1', piece.length - longest)).slice(-longest)
      continue
    }
    const text = tail + piece.toString('latin1')
    let end = 0
    for (const match of text.matchAll(mergeCell)) {
      const merge = mergeOf(match[1] ?? '', columns)
      if (merge !== null) merges.push(merge)
      end = match.index + match[0].length
    }
    if (merges.length > xlsxBounds.merges)
      throw new RefusedFile(`Trang tính có quá ${String(xlsxBounds.merges)} ô gộp.`)
    tail = text.slice(Math.max(end, text.length - longest))
  }
  return merges
}
