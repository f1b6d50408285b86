import { createHmac } from 'node:crypto'
import type { Batch, Connection, ConnectorContext, Cursor, Delivery, Direction, Received } from '../connector.ts'
import { aContext, sampleNow } from '../sample.fixture.ts'
import { SourceError } from '../source-error.ts'
import { webhook } from './webhook.ts'

export const secret = 'khoa-ky-thu-nghiem-0001'
const secondMs = 1000

/** Opens a source that is told; the settings hold one secret unless told otherwise. */
export function openWebhook(
  block: Readonly<Record<string, unknown>> = {},
  change: Partial<ConnectorContext> = {},
  settings: Readonly<Record<string, string>> = { KHOA: secret },
): Connection {
  const configured = webhook.configure({ type: 'webhook', secret: 'env:KHOA', ...block })
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  const setting = (reference: string): string => {
    const value = settings[reference.slice('env:'.length)]
    if (value === undefined) throw new SourceError('config', `${reference} chưa đặt.`)
    return value
  }
  return configured.open(aContext({ setting, ...change }))
}

interface Signing {
  readonly secret?: string
  readonly at?: number
  readonly id?: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A delivery signed as the guide says. */
export function signed(content: unknown, how: Signing = {}): Delivery {
  const body = Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  const timestamp = String(Math.floor((how.at ?? sampleNow) / secondMs))
  const signature = createHmac('sha256', how.secret ?? secret)
    .update(`${timestamp}.`)
    .update(body)
    .digest('hex')
  return {
    headers: {
      'content-type': how.type ?? 'application/json',
      'x-timestamp': timestamp,
      'x-signature': `sha256=${signature}`,
      ...(how.id === undefined ? {} : { 'x-delivery-id': how.id }),
      ...how.headers,
    },
    body,
  }
}

/**
 * A sender that delivers rows as they lie there, as many at once as a batch may have, each delivery once the one before is stored;
 * what it was not thanked for it sends again.
 */
export function delivering(rows: readonly unknown[], change: Partial<ConnectorContext> = {}): Connection {
  const connection = openWebhook({}, change)
  const most = change.bounds?.batchRows ?? rows.length
  async function* read(_: Direction, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
    for (let sent = Number(cursor?.['sent'] ?? 0); sent === 0 || sent < rows.length;) {
      signal.throwIfAborted()
      const next = Math.min(sent + Math.max(1, most), rows.length)
      const { batch } = await received(connection, signed(rows.slice(sent, next)))
      yield { ...batch, cursor: { sent: next }, isLast: next >= rows.length }
      if (next >= rows.length) return
      sent = next
    }
  }
  return { ...connection, read }
}

export async function received(connection: Connection, delivery: Delivery): Promise<Received> {
  if (connection.receive === undefined) throw new Error('nothing can be pushed to it')
  return connection.receive(delivery)
}
