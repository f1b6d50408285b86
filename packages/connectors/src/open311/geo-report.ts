import type { Instant } from '@toan-canh/calendar'
import type { ConnectorContext } from '../connector.ts'
import { guardUrl } from '../guard-url.ts'
import { HttpClient, jsonOf, nameOf } from '../http/http-client.ts'
import { ownAuthority } from '../own-authority.ts'
import { SourceError } from '../source-error.ts'
import type { Open311Config } from './open311-config.ts'
import { xmlRecords } from './xml-records.ts'

/** A stretch of time, by when requests were made; both ends belong to it. */
export interface Window {
  readonly from: Instant
  readonly to: Instant
}

interface Service {
  readonly name: string
  readonly group: string
}

/** The only fields of a request that get further. Descriptions, addresses, names and media end here. */
const kept = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'agency_responsible',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'lat',
  'long',
] as const

const mostServices = 10_000

function fieldOf(record: unknown, field: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, field) : undefined
}

function textOf(record: unknown, field: string): string {
  const value = fieldOf(record, field)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** The server's side of GeoReport v2: questions, answers in JSON or XML, categories. */
export class GeoReport implements Disposable {
  readonly #config: Open311Config
  readonly #context: ConnectorContext
  readonly #client: HttpClient
  #base: URL | null = null
  #services: ReadonlyMap<string, Service> | null = null

  constructor(config: Open311Config, context: ConnectorContext) {
    this.#config = config
    this.#context = context
    const { bounds, allowLoopback, now, folder } = context
    this.#client = new HttpClient({ ...bounds, allowLoopback, now, authority: () => ownAuthority(config.ca, folder) })
  }

  /** Requests of a window, one page of them. */
  async requests(
    on: { readonly window: Window; readonly page: number; readonly since: Instant | null; readonly rows: number },
    signal: AbortSignal,
  ): Promise<readonly unknown[]> {
    const { paging, updatedAfter } = this.#config
    const iso = (instant: Instant): string => new Date(instant).toISOString()
    const list = await this.#list('requests', 'request', signal, {
      start_date: iso(on.window.from),
      end_date: iso(on.window.to),
      ...(paging === 'page' ? { page: String(on.page), page_size: String(on.rows) } : {}),
      ...(updatedAfter === undefined || on.since === null ? {} : { [updatedAfter]: iso(on.since) }),
    })
    const services = await this.#categories(signal)
    return list.map((request) => this.#read(request, services))
  }

  /** Asks for the categories anew before the next requests. */
  forgetServices(): void {
    this.#services = null
  }

  #read(request: unknown, services: ReadonlyMap<string, Service>): unknown {
    if (typeof request !== 'object' || request === null || Array.isArray(request)) return null
    const row: Record<string, unknown> = {}
    for (const field of kept) {
      const value = fieldOf(request, field)
      if (value !== undefined) row[field] = value
    }
    const extended = fieldOf(request, 'extended_attributes')
    for (const field of this.#config.extended) {
      const value = fieldOf(extended, field)
      if (value !== undefined) row[field] = value
    }
    const service = services.get(textOf(request, 'service_code'))
    if (service === undefined) return row
    row['service_group'] = service.group
    if (textOf(request, 'service_name') === '') row['service_name'] = service.name
    return row
  }

  async #categories(signal: AbortSignal): Promise<ReadonlyMap<string, Service>> {
    this.#services ??= this.#config.services ? await this.#askServices(signal) : new Map()
    return this.#services
  }

  async #askServices(signal: AbortSignal): Promise<ReadonlyMap<string, Service>> {
    const list = await this.#list('services', 'service', signal, {})
    if (list.length > mostServices) throw new SourceError('upstream', `Danh mục dịch vụ có quá ${mostServices} mục.`)
    const entries = list.map((each) => {
      const service = { name: textOf(each, 'service_name'), group: textOf(each, 'group') }
      return [textOf(each, 'service_code'), service] as const
    })
    return new Map(entries)
  }

  async #list(
    resource: 'requests' | 'services',
    item: string,
    signal: AbortSignal,
    params: Readonly<Record<string, string>>,
  ): Promise<readonly unknown[]> {
    const { format, jurisdiction, apiKey } = this.#config
    const { setting } = this.#context
    this.#base ??= await guardUrl(setting(this.#config.base), this.#context)
    const url = new URL(`${this.#base.pathname.replace(/\/$/, '')}/${resource}.${format}`, this.#base)
    const common = {
      ...(jurisdiction === undefined ? {} : { jurisdiction_id: jurisdiction }),
      ...(apiKey === undefined ? {} : { api_key: setting(apiKey) }),
    }
    for (const [name, value] of Object.entries({ ...common, ...params })) url.searchParams.set(name, value)
    const asked = { method: 'GET', url, headers: { accept: `application/${format}, text/${format}` } } as const
    const name = nameOf(asked)
    const answer = await this.#client.text(asked, signal)
    if (answer.kind === 'unauthorised') throw new SourceError('config', `${name} từ chối quyền truy cập (401).`)
    if (format === 'xml') return xmlRecords(answer.text, item, name)
    const list = jsonOf(answer.text, name)
    if (!Array.isArray(list)) throw new SourceError('format', `${name}: câu trả lời không phải danh sách.`)
    return list
  }

  [Symbol.dispose](): void {
    this.#client[Symbol.dispose]()
  }
}
