import { RefusedFile } from '../refused-file.ts'
import { listenToXml } from './read-xml.ts'
import { xlsxBounds } from './xlsx-bounds.ts'

/** Reads the texts that cells refer to by number; runs of one text are joined, pronunciation is left out. */
export async function readSharedStrings(
  bytes: AsyncIterable<Buffer>,
  spell: (text: string) => string,
): Promise<readonly string[]> {
  const texts: string[] = []
  let parts = ''
  let isText = false
  let isSound = false
  await listenToXml(bytes, {
    opened: (name) => {
      if (name === 'si') parts = ''
      else if (name === 'rPh') isSound = true
      else if (name === 't') isText = !isSound
    },
    closed: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isSound = false
      else if (name === 'si') {
        if (texts.length >= xlsxBounds.sharedStrings)
          throw new RefusedFile(`Tệp Excel có quá ${String(xlsxBounds.sharedStrings)} đoạn chữ.`)
        texts.push(spell(parts))
      }
    },
    text: (text) => {
      if (isText) parts += text
    },
  })
  return texts
}
