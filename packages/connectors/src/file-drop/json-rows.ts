import type { Row } from '../row.ts'
import { parsePath, readerOf } from '../mapping/field-path.ts'
import { RefusedFile } from './refused-file.ts'

/** Parses JSON; the parser's own error quotes the file and is not kept. */
function parsed(text: string, sentence: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RefusedFile(sentence)
  }
}

/** Reads one JSON document whole, at most `bodyBytes` characters of it, and yields the rows of its list. */
export async function* jsonRows(
  text: AsyncIterable<string>,
  limits: { readonly name: string; readonly rows: string | null; readonly bodyBytes: number },
): AsyncGenerator<Row> {
  const parts: string[] = []
  let length = 0
  for await (const part of text) {
    length += part.length
    if (length > limits.bodyBytes) throw new RefusedFile(`Tệp JSON lớn hơn ${String(limits.bodyBytes)} byte.`)
    parts.push(part)
  }
  const document = parsed(parts.join(''), 'Tệp không phải JSON trọn vẹn.')
  const list = limits.rows === null ? document : readerOf(parsePath(limits.rows) ?? [limits.rows])(document)
  if (!Array.isArray(list))
    throw new RefusedFile(
      limits.rows === null ? 'Tệp không phải một danh sách.' : `Tệp không có danh sách ${limits.rows}.`,
    )
  for (const [index, value] of list.entries()) yield { place: `${limits.name}[${String(index)}]`, value }
}

/** Reads one JSON value per line; a line that is none is yielded as null, so that it alone is refused. */
export async function* ndjsonRows(
  text: AsyncIterable<string>,
  limits: { readonly name: string; readonly lineBytes: number },
): AsyncGenerator<Row> {
  let rest = ''
  let count = 0
  const rowOf = (line: string): Row | null => {
    count += 1
    if (line.length > limits.lineBytes) throw new RefusedFile(`Dòng ${String(count)} dài quá mức cho phép.`)
    if (line.trim() === '') return null
    const place = `${limits.name}:${String(count)}`
    try {
      return { place, value: parsed(line, '') }
    } catch {
      return { place, value: null }
    }
  }
  for await (const part of text) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > limits.lineBytes) throw new RefusedFile(`Dòng ${String(count + 1)} dài quá mức cho phép.`)
    for (const line of lines) {
      const row = rowOf(line)
      if (row !== null) yield row
    }
  }
  const last = rowOf(rest)
  if (last !== null) yield last
}
