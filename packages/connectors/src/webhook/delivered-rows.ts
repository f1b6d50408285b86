import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import type { Delivery } from '../connector.ts'
import { parsePath, readerOf } from '../mapping/field-path.ts'
import { RefusedDelivery } from '../refused-delivery.ts'
import type { Row } from '../row.ts'
import type { WebhookConfig } from './webhook-config.ts'

const text = z.string().max(2_000)

/** CloudEvents 1.0 in JSON; other attributes are let be. */
const eventSchema = z.looseObject({
  specversion: z.string().regex(/^1\./),
  id: text,
  source: text,
  type: text,
  subject: text.optional(),
  time: text.optional(),
  data: z.unknown().optional(),
})
type CloudEvent = z.infer<typeof eventSchema>

const unreadable = new RefusedDelivery('unreadable', 'Nội dung không phải JSON trọn vẹn bằng UTF-8.')
const noEvent = new RefusedDelivery(
  'unreadable',
  'Nội dung không phải CloudEvents 1.0 dạng JSON (cần specversion, id, source, type, và data là JSON).',
)
const decoder = new TextDecoder('utf-8', { fatal: true })

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body))
  } catch {
    throw unreadable
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function eventOf(value: unknown): CloudEvent {
  const parsed = eventSchema.safeParse(value)
  if (!parsed.success || 'data_base64' in parsed.data) throw noEvent
  return parsed.data
}

/** The data of an event is its row; what the envelope says of it stands in the field `event`. */
function rowOf({ id, source, type, subject, time, data }: CloudEvent): unknown {
  const event = { id, source, type, subject, time }
  return isRecord(data) ? { ...data, event } : { value: data, event }
}

/** An event whose envelope is headers and whose data is the body. */
function binaryEvent({ headers, body }: Delivery): unknown {
  const attributes = ['specversion', 'id', 'source', 'type', 'subject', 'time']
  const named = attributes.map((name) => [name, headers[`ce-${name}`]] as const)
  const event = Object.fromEntries(named.filter(([, value]) => value !== undefined))
  return { ...event, data: body.length === 0 ? null : jsonOf(body) }
}

function plainRows(body: Uint8Array, path: string | undefined): readonly unknown[] {
  if (body.length === 0) return []
  const document = jsonOf(body)
  const told = path === undefined ? document : readerOf(parsePath(path) ?? [path])(document)
  if (Array.isArray(told)) return told
  if (path === undefined && isRecord(told)) return [told]
  throw new RefusedDelivery(
    'unreadable',
    path === undefined
      ? 'Nội dung phải là một đối tượng hoặc một danh sách.'
      : `Nội dung không có danh sách ở trường ${path}.`,
  )
}

function valuesOf(delivery: Delivery, path: string | undefined): readonly unknown[] {
  const type = (delivery.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'application/cloudevents+json') return [rowOf(eventOf(jsonOf(delivery.body)))]
  if (type === 'application/cloudevents-batch+json') {
    const list = jsonOf(delivery.body)
    if (!Array.isArray(list)) throw noEvent
    return list.map((each) => rowOf(eventOf(each)))
  }
  if (delivery.headers['ce-specversion'] !== undefined) return [rowOf(eventOf(binaryEvent(delivery)))]
  return plainRows(delivery.body, path)
}

/**
 * The rows of a delivery: CloudEvents 1.0 (structured, batched, binary), or plain JSON. An empty body or list is a sign of life.
 * Throws `RefusedDelivery`.
 */
export function deliveredRows(
  delivery: Delivery,
  on: Pick<WebhookConfig, 'rows'> & { readonly at: Instant; readonly mostRows: number },
): readonly Row[] {
  const values = valuesOf(delivery, on.rows)
  if (values.length > on.mostRows)
    throw new RefusedDelivery(
      'too_large',
      `Một lần gửi có ${String(values.length)} dòng, nhiều hơn ${String(on.mostRows)}; hãy chia thành nhiều lần gửi.`,
    )
  const name = new Date(on.at).toISOString()
  return values.map((value, index) => ({ place: `${name} row ${String(index + 1)}`, readAt: on.at, value }))
}
