import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { guardUrl } from '../guard-url.ts'
import { type HttpClient, nameOf } from '../http/http-client.ts'
import { SourceError } from '../source-error.ts'
import { authorise } from './authorise.ts'
import type { CamerasConfig } from './cameras-config.ts'

type ServerConfig = NonNullable<CamerasConfig['mediaServer']>

/** A path of MediaMTX; releases since 1.16 call readiness and bytes by other names and keep the old ones for a while. */
const pathSchema = z.object({
  name: z.string().min(1).max(500),
  ready: z.boolean().optional(),
  online: z.boolean().optional(),
  readyTime: z.string().nullable().optional(),
  bytesReceived: z.number().optional(),
  inboundBytes: z.number().optional(),
})
const pageSchema = z.object({
  pageCount: z.number().int().min(0),
  itemCount: z.number().int().min(0),
  items: z.array(z.unknown()).max(1_000),
})

/** What the server says of a stream. */
export interface PathHealth {
  readonly name: string
  readonly isReady: boolean
  readonly readySince: number | null
  readonly bytes: number | null
}

function healthOf(item: unknown, name: string): PathHealth {
  const parsed = pathSchema.safeParse(item)
  if (!parsed.success)
    throw new SourceError('format', `${name}: một đường dẫn không có tên và trạng thái như MediaMTX trả.`)
  const { ready, online, readyTime, bytesReceived, inboundBytes } = parsed.data
  const since = Date.parse(readyTime ?? '')
  return {
    name: parsed.data.name,
    isReady: ready ?? online ?? false,
    readySince: Number.isNaN(since) ? null : since,
    bytes: bytesReceived ?? inboundBytes ?? null,
  }
}

interface Asking {
  readonly context: ConnectorContext
  readonly client: HttpClient
  readonly signal: AbortSignal
}

async function walk(
  config: ServerConfig,
  on: Asking,
): Promise<{ paths: ReadonlyMap<string, PathHealth>; items: number }> {
  const { setting, bounds } = on.context
  const base = await guardUrl(setting(config.api), on.context)
  const paths = new Map<string, PathHealth>()
  let pages = 1
  let items = 0
  for (let page = 0; page < pages; page += 1) {
    if (page >= bounds.pagesPerRead)
      throw new SourceError('upstream', `Máy chủ luồng có hơn ${String(bounds.pagesPerRead)} trang đường dẫn.`)
    const url = new URL(`${base.pathname.replace(/\/$/, '')}/v3/paths/list`, base)
    url.searchParams.set('itemsPerPage', String(config.pageSize))
    url.searchParams.set('page', String(page))
    const asked = { method: 'GET' as const, url, headers: authorise(config.auth, setting) }
    const answer = await on.client.exchange(asked, on.signal)
    const name = nameOf(asked)
    if (answer.kind === 'unauthorised')
      throw new SourceError(
        'config',
        `${name} không nhận tên và mật khẩu; hãy đặt lại thông tin đăng nhập của máy chủ luồng.`,
      )
    const parsed = pageSchema.safeParse(answer.value)
    if (!parsed.success)
      throw new SourceError('format', `${name}: câu trả lời không phải danh sách đường dẫn của MediaMTX.`)
    for (const item of parsed.data.items) {
      const health = healthOf(item, name)
      paths.set(health.name, health)
    }
    items = parsed.data.itemCount
    pages = page === 0 ? parsed.data.pageCount : pages
  }
  return { paths, items }
}

/**
 * Reads all paths of MediaMTX with their readiness and bytes (control API v3). Pages that shift while they are read are read once
 * more; a list that stays incomplete is the server's fault, for a camera it leaves out would look dark.
 */
export async function readPaths(config: ServerConfig, on: Asking): Promise<ReadonlyMap<string, PathHealth>> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { paths, items } = await walk(config, on)
    if (paths.size >= items) return paths
  }
  throw new SourceError(
    'upstream',
    'Máy chủ luồng trả các trang trùng hoặc thiếu đường dẫn; hãy kiểm tra máy chủ luồng.',
  )
}
