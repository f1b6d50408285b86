import type { IncomingMessage } from 'node:http'
import { type DeliveryFault, RefusedDelivery, SourceError } from '@toan-canh/connectors'
import type { ProblemCode } from '@toan-canh/contract'
import { type Receipt, type Receiver, TooBusy } from '../ingest/receive-deliveries.ts'
import { bodyOf } from './body-of.ts'
import { HttpProblem } from './problem.ts'

const codes = {
  unsigned: 'bad_signature',
  unreadable: 'unreadable',
  too_large: 'too_large',
} as const satisfies Record<DeliveryFault, ProblemCode>

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers[name] = value
  return headers
}

function problemOfDelivery(error: unknown): unknown {
  if (error instanceof RefusedDelivery) return new HttpProblem(codes[error.fault], error.message)
  if (error instanceof TooBusy) return new HttpProblem('busy', 'Đang lưu nhiều lần gửi khác; hãy gửi lại sau vài giây.')
  if (error instanceof SourceError)
    return new HttpProblem('forbidden', 'Nguồn chưa nhận được: người vận hành cần đặt khoá ký của nguồn.')
  return error
}

/** POST /api/v1/hooks/:source: answers once the delivery is stored. */
export async function hook(
  receiver: Receiver,
  source: string,
  request: IncomingMessage,
): Promise<{ status: 'stored' | 'repeated' } & Omit<Receipt, 'isRepeat'>> {
  const most = receiver.bodyBytes(source)
  if (most === null) throw new HttpProblem('not_found', `Không có nguồn ${source} nhận dữ liệu được gửi đến`)
  const body = await bodyOf(request, most)
  const { isRepeat, ...receipt } = await receiver
    .take(source, { headers: headersOf(request), body })
    .catch((error: unknown) => {
      throw problemOfDelivery(error)
    })
  return { status: isRepeat ? 'repeated' : 'stored', ...receipt }
}
