import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SourceError } from '@toan-canh/connectors'
import type { FileReceipt } from '@toan-canh/contract'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { Settings } from '../settings/read-settings.ts'
import { readOnce } from './read-once.ts'
import { tryWithSourceLock } from './source-lock.ts'

/** A file that is too large, or one too many at a time. */
export class UntakenFile extends Error {
  override readonly name = 'UntakenFile'
  readonly why: 'too_large' | 'busy'

  constructor(why: 'too_large' | 'busy', sentence: string) {
    super(sentence)
    this.why = why
  }
}

const mostAtOnce = 2

const stoppedSentence =
  'Việc đọc đã dừng theo yêu cầu; phần đã đọc được giữ. Gửi lại tệp để đọc tiếp: dòng đã có không tính lần nữa.'

const nothingRead = { rows: 0, facts: 0, changed: 0, refused: 0, reasons: {}, examples: [] }

/** Writes a body to a file, at most so many bytes. */
async function keep(body: IncomingMessage, path: string, mostBytes: number): Promise<void> {
  async function* bounded(): AsyncGenerator<Buffer> {
    let bytes = 0
    for await (const part of body) {
      const piece: Buffer = Buffer.isBuffer(part) ? part : Buffer.from(String(part))
      bytes += piece.length
      if (bytes > mostBytes)
        throw new UntakenFile('too_large', `Tệp lớn hơn ${mostBytes} byte; hãy chia thành nhiều tệp.`)
      yield piece
    }
  }
  await pipeline(bounded, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
}

/** Takes files that are handed in: they are read at once, or laid into the folder of a source that watches one. */
export class FileTaker {
  readonly #centre: Centre
  readonly #settings: Settings
  #taking = 0

  constructor(centre: Centre, settings: Settings) {
    this.#centre = centre
    this.#settings = settings
  }

  /** Throws `UntakenFile`; a file that cannot be read is told in the receipt. */
  async take(source: LoadedSource, name: string, body: IncomingMessage): Promise<FileReceipt> {
    if (this.#taking >= mostAtOnce) throw new UntakenFile('busy', 'Đang nhận những tệp khác; hãy gửi lại sau ít phút.')
    this.#taking += 1
    const folder = join(this.#settings.DATA_DIR, 'uploads', randomUUID())
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, name)
      await keep(body, path, source.definition.bounds.bodyBytes)
      return await this.#read(source, name, path)
    } finally {
      this.#taking -= 1
      await rm(folder, { recursive: true, force: true })
    }
  }

  async #read(source: LoadedSource, name: string, path: string): Promise<FileReceipt> {
    const { signal } = new AbortController()
    let receipt: FileReceipt = { status: 'refused', file: name, sentence: null, ...nothingRead }
    const on = { centre: this.#centre, settings: this.#settings, source, file: path, by: 'upload' } as const
    const isRead = await tryWithSourceLock(
      { database: this.#centre.database, source: source.id, signal },
      async (held) => {
        const { alarm, isStopped, result } = await readOnce(on, held)
        const told = { ...result, reasons: Object.fromEntries(result.reasons) }
        const status = isStopped ? 'stopped' : alarm === null ? 'taken' : 'refused'
        receipt = { status, file: name, sentence: isStopped ? stoppedSentence : alarm, ...told }
      },
    ).catch((error: unknown) => {
      if (!(error instanceof SourceError)) throw error
      receipt = { ...receipt, sentence: error.message }
      return true
    })
    return isRead ? receipt : this.#layDown(source, name, path)
  }

  /** The source is being read by its schedule: the file waits where that looks. */
  async #layDown(source: LoadedSource, name: string, path: string): Promise<FileReceipt> {
    const { folder } = source.definition.connector
    if (typeof folder !== 'string')
      throw new UntakenFile('busy', `Nguồn ${source.id} đang được đọc theo lịch; hãy gửi lại sau ít phút.`)
    const watched = resolve(source.folder, this.#settings.resolve(folder) ?? '')
    const id = randomUUID()
    const part = join(watched, `.${id}.part`)
    await copyFile(path, part)
    // Two files of one name are two files.
    await rename(part, join(watched, `${id.slice(0, 8)}-${name}`))
    return { status: 'waiting', file: name, sentence: 'Tệp đã vào thư mục của nguồn và chờ lượt đọc.', ...nothingRead }
  }
}
