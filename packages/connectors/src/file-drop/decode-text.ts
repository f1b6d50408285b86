import { fromTcvn3, looksLikeTcvn3 } from './tcvn3.ts'
import { RefusedFile } from './refused-file.ts'

export const encodings = ['auto', 'windows-1258', 'tcvn3'] as const
export type Encoding = (typeof encodings)[number]

const utf16LittleEndian = [0xff, 0xfe] as const
const sniffedBytes = 65_536
const decoders = { auto: 'utf-8', 'windows-1258': 'windows-1258', tcvn3: 'latin1' } as const

/** Which old encoding bytes that are no UTF-8 are in, as a sentence for whoever saved the file. */
function notUtf8(bytes: Buffer): RefusedFile {
  const guess = looksLikeTcvn3(bytes.subarray(0, sniffedBytes).toString('latin1')) ? 'tcvn3' : 'windows-1258'
  const name = guess === 'tcvn3' ? 'TCVN3 (ABC)' : 'Windows-1258'
  return new RefusedFile(
    `Tệp không phải chữ UTF-8, có vẻ là ${name}; hãy lưu lại dạng “CSV UTF-8”, hoặc đặt encoding: ${guess} cho nguồn.`,
  )
}

/**
 * Turns bytes into text: UTF-8 with or without its mark, or UTF-16 as spreadsheets export "Unicode text"; Windows-1258 and
 * TCVN3 where the source says so. Other bytes refuse the file.
 */
export async function* decodeText(chunks: AsyncIterable<unknown>, encoding: Encoding = 'auto'): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let head: Buffer = Buffer.alloc(0)
  const decode = (bytes: Buffer | undefined): string => {
    try {
      return bytes === undefined ? (decoder?.decode() ?? '') : (decoder?.decode(bytes, { stream: true }) ?? '')
    } catch {
      throw notUtf8(bytes ?? head)
    }
  }
  const spelt = (text: string): string => (encoding === 'tcvn3' ? fromTcvn3(text) : text)
  for await (const chunk of chunks) {
    if (!Buffer.isBuffer(chunk)) continue
    const isUtf16 = chunk[0] === utf16LittleEndian[0] && chunk[1] === utf16LittleEndian[1]
    decoder ??= new TextDecoder(isUtf16 ? 'utf-16le' : decoders[encoding], { fatal: true })
    head = chunk
    yield spelt(decode(chunk))
  }
  yield spelt(decode(undefined))
}
