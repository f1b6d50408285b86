import {
  type Batch,
  type Connection,
  type ConnectorContext,
  type Cursor,
  defineConnector,
  type Delivery,
  type Received,
} from '../connector.ts'
import { mapInSlices } from '../map-rows.ts'
import { SourceError } from '../source-error.ts'
import { checkSignature } from './check-signature.ts'
import { deliveredRows } from './delivered-rows.ts'
import { type WebhookConfig, webhookConfigSchema } from './webhook-config.ts'

const secondMs = 1000
const shortestSecret = 16

function open(config: WebhookConfig, context: ConnectorContext): Connection {
  /** Without a secret nothing is taken. */
  function secrets(): readonly string[] {
    const names = [config.secret, ...(config.previousSecret === undefined ? [] : [config.previousSecret])]
    const values = names.map((name) => context.setting(name))
    if (values.some((value) => value.length < shortestSecret))
      throw new SourceError(
        'config',
        `Khoá ký của nguồn ngắn hơn ${String(shortestSecret)} ký tự; hãy đặt khoá dài hơn.`,
      )
    return values
  }

  async function receive(delivery: Delivery): Promise<Received> {
    const now = context.now()
    const { signedAt, marks } = checkSignature(delivery, { config, secrets: secrets(), now })
    const rows = deliveredRows(delivery, { ...config, at: now, mostRows: context.bounds.batchRows })
    const mapped = await mapInSlices(rows, context.mapping)
    const coveredTo = Math.min(signedAt, now)
    const batch: Batch = {
      facts: mapped.facts,
      tombstones: mapped.tombstones,
      refused: mapped.refused.map(({ refusal }) => refusal),
      rows: rows.length,
      cursor: { signed: new Date(coveredTo).toISOString() },
      coveredTo,
      reachedTo: null,
      total: null,
      done: null,
      isLast: true,
    }
    return { batch, marks, rememberMs: 2 * config.toleranceSeconds * secondMs }
  }

  // Nobody is asked: there is never anything new to read.
  async function* read(_direction: 'live' | 'history', cursor: Cursor | null, signal: AbortSignal) {
    signal.throwIfAborted()
    const nothing = { facts: [], tombstones: [], refused: [], rows: 0, total: null, done: null }
    yield { ...nothing, cursor: cursor ?? {}, coveredTo: null, reachedTo: null, isLast: true }
  }

  async function check(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    secrets()
  }
  const cannotAskAgain = 'Nguồn này do hệ thống khác gửi tới; hãy đề nghị bên gửi gửi lại các bản ghi bị cách ly.'
  return {
    check,
    read,
    receive,
    cannotAskAgain,
    bodyBytes: config.bodyBytes,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/** Deliveries that an upstream pushes, signed with HMAC-SHA256; CloudEvents 1.0 or plain JSON. */
export const webhook = defineConnector({ type: 'webhook', way: 'push', config: webhookConfigSchema, open })
