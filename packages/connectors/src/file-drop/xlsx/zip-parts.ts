import { open } from 'node:fs/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { RefusedFile } from '../refused-file.ts'
import { xlsxBounds } from './xlsx-bounds.ts'

const MiB = 1024 * 1024
/** First bytes of the old `.xls` and of a workbook behind a password. */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** The parts of a workbook by their name. */
export interface ZipParts extends Disposable {
  readonly has: (name: string) => boolean
  /** The bytes of a part, unpacked; at most as many as it announced. */
  readonly read: (name: string) => AsyncIterable<Buffer>
  readonly bytesOf: (name: string) => number
}

async function refuseOldFormat(path: string): Promise<void> {
  await using file = await open(path)
  const head = Buffer.alloc(compoundFile.length)
  await file.read(head, 0, head.length, 0)
  if (head.equals(compoundFile))
    throw new RefusedFile('Tệp là .xls cũ hoặc có mật khẩu; hãy lưu lại dạng .xlsx không mật khẩu.')
}

function checkEntry(entry: Entry): void {
  if (entry.uncompressedSize > MiB && entry.uncompressedSize > entry.compressedSize * xlsxBounds.ratio)
    throw new RefusedFile('Một phần của tệp Excel nén chặt bất thường; tệp không được mở ra.')
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > xlsxBounds.entries)
    throw new RefusedFile(`Tệp Excel có quá ${String(xlsxBounds.entries)} phần bên trong.`)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('.xml') || entry.fileName.endsWith('.rels')) checkEntry(entry)
    entries.set(entry.fileName, entry)
  }
  return entries
}

/** An archive that is cut off, packed wrongly, or longer than it says. */
function damaged(error: unknown): never {
  if (error instanceof RefusedFile) throw error
  throw new RefusedFile('Tệp không phải .xlsx trọn vẹn; hãy gửi lại.')
}

/** Opens a workbook as the zip archive that it is. Throws `RefusedFile`; nothing is unpacked yet. */
export async function openZip(path: string): Promise<ZipParts> {
  await refuseOldFormat(path)
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(damaged)
  const entries = await entriesOf(zip).catch((error: unknown) => {
    zip.close()
    return damaged(error)
  })
  const touched = new Set<string>()
  let unpacked = 0
  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name)
    if (entry === undefined) throw new RefusedFile(`Tệp Excel thiếu phần ${name}; hãy mở bằng Excel và lưu lại.`)
    if (!touched.has(name)) unpacked += entry.uncompressedSize
    touched.add(name)
    if (unpacked > xlsxBounds.unpackedBytes)
      throw new RefusedFile(`Tệp Excel mở ra lớn hơn ${String(xlsxBounds.unpackedBytes / MiB)} MiB.`)
    const pieces = await zip.openReadStreamPromise(entry).catch(damaged)
    for (const each = pieces[Symbol.asyncIterator](); ;) {
      const next = await each.next().catch(damaged)
      if (next.done === true) return
      if (Buffer.isBuffer(next.value)) yield next.value
    }
  }
  return {
    has: (name) => entries.has(name),
    read,
    bytesOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    [Symbol.dispose]: () => zip.close(),
  }
}
