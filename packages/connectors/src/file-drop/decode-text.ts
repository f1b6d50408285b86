import { RefusedFile } from './refused-file.ts'

const utf16LittleEndian = [0xff, 0xfe] as const

/** Turns bytes into text: UTF-8 with or without its mark, or UTF-16 as spreadsheets export "Unicode text". Other bytes refuse the file. */
export async function* decodeText(chunks: AsyncIterable<unknown>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  const decode = (bytes: Buffer | undefined): string => {
    try {
      return bytes === undefined ? (decoder?.decode() ?? '') : (decoder?.decode(bytes, { stream: true }) ?? '')
    } catch {
      throw new RefusedFile('Tệp không phải chữ UTF-8; hãy lưu lại dạng “CSV UTF-8”.')
    }
  }
  for await (const chunk of chunks) {
    if (!Buffer.isBuffer(chunk)) continue
    const isUtf16 = chunk[0] === utf16LittleEndian[0] && chunk[1] === utf16LittleEndian[1]
    decoder ??= new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true })
    yield decode(chunk)
  }
  yield decode(undefined)
}
