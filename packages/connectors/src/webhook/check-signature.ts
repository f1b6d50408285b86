import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'
import type { Delivery } from '../connector.ts'
import { RefusedDelivery } from '../refused-delivery.ts'
import type { WebhookConfig } from './webhook-config.ts'

const secondMs = 1000
const mostSignatures = 8
const mostIdLength = 200

/** What a good signature proves: when the delivery was signed, and what it is known by. */
export interface Proof {
  readonly signedAt: Instant
  /** Hashes of what was signed and of its id: a delivery with a known one is a repetition. */
  readonly marks: readonly string[]
}

/** The signatures of a header: hex or base64, each perhaps after `sha256=` or `v1=` (or `v1,`), several divided by blanks. */
function signaturesOf(text: string): readonly Buffer[] {
  return text
    .split(/\s+/)
    .slice(0, mostSignatures)
    .map((each) => each.replace(/^(?:sha256|v1)[=,]/, ''))
    .map((each) => Buffer.from(each, /^[0-9a-f]{64}$/i.test(each) ? 'hex' : 'base64'))
}

function markOf(what: string, ...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256').update(what)
  for (const part of parts) hash.update('\n').update(part)
  return hash.digest('base64url')
}

/**
 * Checks the HMAC-SHA256 over `<timestamp>.<body>` with any of the secrets, in constant time, and that it was signed lately.
 * Throws `RefusedDelivery`.
 */
export function checkSignature(
  delivery: Delivery,
  on: { readonly config: WebhookConfig; readonly secrets: readonly string[]; readonly now: Instant },
): Proof {
  const { headers, toleranceSeconds } = on.config
  const timestamp = delivery.headers[headers.timestamp] ?? ''
  const signature = delivery.headers[headers.signature] ?? ''
  if (!/^\d{9,11}$/.test(timestamp) || signature === '')
    throw new RefusedDelivery(
      'unsigned',
      `Thiếu chữ ký: gửi ${headers.timestamp} (giây Unix) và ${headers.signature} (HMAC-SHA256 của “<timestamp>.<body>”).`,
    )
  const given = signaturesOf(signature)
  const isSigned = on.secrets.some((secret) => {
    const wanted = createHmac('sha256', secret).update(`${timestamp}.`).update(delivery.body).digest()
    return given.some((each) => each.length === wanted.length && timingSafeEqual(each, wanted))
  })
  if (!isSigned)
    throw new RefusedDelivery(
      'unsigned',
      'Chữ ký không khớp; hai bên cần dùng cùng một khoá và ký đúng nội dung đã gửi.',
    )
  const signedAt = Number(timestamp) * secondMs
  if (Math.abs(on.now - signedAt) > toleranceSeconds * secondMs)
    throw new RefusedDelivery(
      'unsigned',
      `Mốc thời gian lệch quá ${String(toleranceSeconds)} giây; bên gửi cần chỉnh đồng hồ, hoặc ký lại khi gửi lại.`,
    )
  const id = (delivery.headers[headers.id] ?? '').slice(0, mostIdLength)
  const marks = [markOf('signed', `${timestamp}.`, delivery.body), ...(id === '' ? [] : [markOf('id', id)])]
  return { signedAt, marks }
}
