import { SaxesParser } from 'saxes'
import { SourceError } from '../source-error.ts'

/**
 * Reads the records of a list like `<service_requests><request><status>open</status>…`: each child of an `item` is a field.
 * A document type is refused, and with it every entity but the five of XML. Throws `SourceError`; nothing read is quoted.
 */
export function xmlRecords(text: string, item: string, name: string): readonly Readonly<Record<string, string>>[] {
  const records: Record<string, string>[] = []
  const open: string[] = []
  let root = ''
  const parser = new SaxesParser({ xmlns: false, position: false })
  const broken = (): never => {
    throw new SourceError('format', `${name}: câu trả lời không phải XML trọn vẹn.`)
  }
  parser.on('error', broken)
  parser.on('doctype', () => {
    throw new SourceError('format', `${name}: câu trả lời có DOCTYPE, không được đọc.`)
  })
  parser.on('opentag', (tag) => {
    root ||= tag.name
    open.push(tag.name)
    if (tag.name === item && open.length === 2) records.push({})
  })
  const keep = (part: string): void => {
    const record = records.at(-1)
    const field = open[2]
    if (open.length === 3 && open[1] === item && record !== undefined && field !== undefined)
      record[field] = (record[field] ?? '') + part
  }
  parser.on('text', keep)
  parser.on('cdata', keep)
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  if (root === '' || root === 'html') broken()
  return records
}
