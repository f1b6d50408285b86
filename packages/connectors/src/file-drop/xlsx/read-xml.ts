import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { RefusedFile } from '../refused-file.ts'

/** What is told while XML is read; names come without their prefix. */
export interface XmlListener {
  readonly opened: (name: string, attributes: SaxesTagPlain['attributes']) => void
  readonly closed?: (name: string) => void
  readonly text?: (text: string) => void
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const damaged = 'Tệp Excel hỏng: một phần của nó không phải XML đúng mẫu; hãy mở bằng Excel và lưu lại.'

/**
 * Reads XML piece by piece and yields after each piece, so that whoever listens can pass on what has come. Entities are only
 * the five of XML itself: a document type is refused, and with it every bomb made of them.
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  parser.on('error', () => {
    throw new RefusedFile(damaged)
  })
  parser.on('doctype', () => {
    throw new RefusedFile('Tệp Excel chứa DOCTYPE, không được đọc.')
  })
  parser.on('opentag', (tag) => listener.opened(local(tag.name), tag.attributes))
  if (listener.closed !== undefined) parser.on('closetag', (tag) => listener.closed?.(local(tag.name)))
  if (listener.text !== undefined) parser.on('text', listener.text)
  const decode = (piece?: Buffer): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
    } catch {
      throw new RefusedFile(damaged)
    }
  }
  let read = 0
  for await (const piece of bytes) {
    parser.write(decode(piece))
    read += piece.length
    yield read
  }
  parser.write(decode()).close()
  yield read
}

/** Reads XML whole for those who only listen. */
export async function listenToXml(bytes: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(bytes, listener));
}
