import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ConnectorContext } from '../connector.ts'
import { csvRows } from '../file-drop/csv-rows.ts'
import { decodeText } from '../file-drop/decode-text.ts'
import { RefusedFile } from '../file-drop/refused-file.ts'
import { guardUrl } from '../guard-url.ts'
import { type HttpClient, nameOf } from '../http/http-client.ts'
import { statusFailure } from '../http/http-failure.ts'
import type { Row } from '../row.ts'
import { SourceError } from '../source-error.ts'
import { authorise } from './authorise.ts'
import { withoutUserinfo } from './bare-url.ts'
import type { CamerasConfig } from './cameras-config.ts'

type ListConfig = NonNullable<CamerasConfig['list']>

/** A line of the list: its record as the mapping may have it, and its references with whatever they carry. */
export interface Listed {
  readonly row: Row
  readonly code: string | null
  readonly path: string | null
  readonly hls: string | null
  readonly snapshot: string | null
  readonly onvif: string | null
  readonly lastSeenAt: number | null
}

async function fileBytes(path: string, mostBytes: number): Promise<Buffer> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new SourceError('config', `Không mở được danh sách camera ${path}.`, { cause })
  })
  if (found.size > mostBytes) throw new SourceError('format', `Danh sách camera lớn hơn ${String(mostBytes)} byte.`)
  return readFile(path)
}

async function bytesAt(text: string, config: ListConfig, on: ReadingList): Promise<Buffer> {
  const { bodyBytes } = on.context.bounds
  const url = await guardUrl(text, on.context)
  const asked = {
    method: 'GET' as const,
    url,
    headers: { accept: 'text/csv', ...authorise(config.auth, on.context.setting) },
  }
  const { status, body, end } = await on.client.reply(asked, bodyBytes, on.signal)
  const name = nameOf(asked)
  if (status === 401 || status === 403)
    throw new SourceError(
      'config',
      `${name} không nhận tên và mật khẩu; hãy đặt lại thông tin đăng nhập của danh sách camera.`,
    )
  if (status < 200 || status > 299) throw statusFailure(status, { name, retryAfterMs: null })
  if (end === 'bound') throw new SourceError('upstream', `${name}: câu trả lời lớn hơn ${String(bodyBytes)} byte.`)
  if (end === 'cut') throw new SourceError('transient', `${name}: câu trả lời bị ngắt giữa chừng.`)
  return body
}

function cellOf(record: unknown, name: string | undefined): string | null {
  if (name === undefined || typeof record !== 'object' || record === null) return null
  const cell: unknown = Object.hasOwn(record, name) ? Reflect.get(record, name) : null
  return typeof cell === 'string' && cell.trim() !== '' ? cell.trim() : null
}

function listed({ value, place }: Row, { columns }: ListConfig, readAt: number): Listed {
  const bare =
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, withoutUserinfo(String(cell))]))
      : value
  const seen = Date.parse(cellOf(value, columns.lastSeenAt) ?? '')
  return {
    row: { place, readAt, value: bare },
    code: cellOf(value, columns.code),
    path: cellOf(value, columns.path),
    hls: cellOf(value, columns.hls),
    snapshot: cellOf(value, columns.snapshot),
    onvif: cellOf(value, columns.onvif),
    lastSeenAt: Number.isNaN(seen) || seen > readAt ? null : seen,
  }
}

export interface ReadingList {
  readonly context: ConnectorContext
  readonly client: HttpClient
  readonly signal: AbortSignal
}

/** Reads the whole list. Throws `SourceError`; a camera that stands twice is refused the second time. */
export async function readList(config: ListConfig, mostCameras: number, on: ReadingList): Promise<readonly Listed[]> {
  const { context } = on
  const { bounds, folder, setting } = context
  const bytes =
    config.url === undefined
      ? await fileBytes(resolve(folder, config.file ?? ''), bounds.bodyBytes)
      : await bytesAt(setting(config.url).replace(/\/$/, '') + (config.at ?? ''), config, on)
  const readAt = context.now()
  const found: Listed[] = []
  const codes = new Set<string>()
  let header: ReadonlySet<string> | null = null
  try {
    const limits = {
      delimiter: config.delimiter,
      lineBytes: bounds.lineBytes,
      columns: bounds.columns,
      name: 'danh-sach',
    }
    for await (const row of csvRows(
      decodeText(
        (async function* () {
          yield bytes
        })(),
        config.encoding,
      ),
      limits,
    )) {
      if (row.value !== null) header ??= new Set(Object.keys(Object(row.value)))
      const line = listed(row, config, readAt)
      const isTwice = line.code !== null && codes.has(line.code)
      const refused = {
        code: 'bad_code',
        reason: 'Mã camera này đã đứng ở một dòng trước của danh sách.',
        id: null,
      } as const
      found.push(isTwice ? { ...line, code: null, row: { ...line.row, refused } } : line)
      if (line.code !== null) codes.add(line.code)
      if (found.length > mostCameras)
        throw new SourceError(
          'format',
          `Danh sách có hơn ${String(mostCameras)} camera; hãy chia thành nhiều nguồn hoặc tăng mostCameras.`,
        )
    }
  } catch (error) {
    if (error instanceof RefusedFile) throw new SourceError('format', `Danh sách camera: ${error.message}`)
    throw error
  }
  const missing =
    header === null ? [] : Object.values(config.columns).filter((name) => name !== undefined && !header?.has(name))
  if (missing.length > 0)
    throw new SourceError(
      'format',
      `Danh sách camera không có cột ${missing.join(', ')}; hãy sửa columns hoặc báo nơi lập danh sách.`,
    )
  return found
}
