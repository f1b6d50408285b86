import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { startHttp } from '../http/http-server.fixture.ts'

export type Fields = Readonly<Record<string, unknown>>
const bodySchema = z.looseObject({ rootDepartmentId: z.string(), currentPage: z.number(), pageSize: z.number() })
type AskedBody = z.infer<typeof bodySchema>

/** A portal on a free port of 127.0.0.1 that answers the six groups as DOMAIN §2.6 describes them, with 201. */
export interface Portal extends AsyncDisposable {
  readonly base: string
  /** Answers by group: what stands in `data`, without its paging. */
  readonly data: Record<string, Fields>
  readonly asked: { readonly group: string; readonly body: AskedBody; readonly at: number }[]
  misbehave: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
  readonly stop: () => Promise<void>
}

export const departmentId = '3f1c7c1e-7f0a-4c39-9d7e-0a5b6c7d8e9f'
const province = { departmentId, departmentName: 'Tỉnh mẫu', departmentCode: 'H42', level: 'PROVINCE' }

/** A commune below the province. */
export function aChild(index: number, change: Fields = {}): Fields {
  return {
    departmentId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    departmentName: `Xã ${String(index)}`,
    departmentCode: `H42.${String(index).padStart(2, '0')}`,
    level: 'COMMUNE',
    ...change,
  }
}

export function aMetric(code: string, change: Fields = {}): Fields {
  return {
    code,
    name: `Chỉ số ${code}`,
    numerator: 90,
    denominator: 100,
    ratio: 90,
    score: 5.4,
    maxScore: 6,
    ...change,
  }
}

function emptyData(): Record<string, Fields> {
  const metrics = { overview: { ...province, metrics: [] }, evaluation: [], source: 'portal' }
  const tree = { parent: province, children: [], monthlyChart: [] }
  return {
    transparency: metrics,
    'dvc-progress-tree': tree,
    'provide-online-tree': tree,
    'formality-online-payment-tree': tree,
    'dossier-digitized': metrics,
    'handling-satisfaction': metrics,
  }
}

function pageOf(data: Fields, { currentPage, pageSize }: AskedBody): Fields {
  const list = 'parent' in data ? 'children' : 'evaluation'
  const all = Array.isArray(data[list]) ? data[list] : []
  const part = all.slice((currentPage - 1) * pageSize, currentPage * pageSize)
  return { ...data, [list]: part, pagination: { currentPage, pageSize, total: all.length } }
}

export async function startPortal(): Promise<Portal> {
  const { base, stop } = await startHttp((request, response) => {
    if (portal.misbehave?.(request, response) === true) return
    const group = (request.url ?? '').replace('/evaluation/', '')
    void text(request).then((sent) => {
      const body = bodySchema.safeParse(JSON.parse(sent))
      const data = portal.data[group]
      if (request.method !== 'POST' || data === undefined || !body.success) return response.writeHead(404).end('{}')
      portal.asked.push({ group, body: body.data, at: performance.now() })
      response.writeHead(201, { 'content-type': 'application/json' })
      return response.end(JSON.stringify({ code: 'OK', data: pageOf(data, body.data), message: '' }))
    })
  })
  const portal: Portal = {
    base: `${base}/evaluation`,
    data: emptyData(),
    asked: [],
    misbehave: null,
    stop,
    [Symbol.asyncDispose]: stop,
  }
  return portal
}
