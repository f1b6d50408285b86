import { createHmac } from 'node:crypto'
import { type AddressRule, guardUrl } from '@toan-canh/connectors'
import { type Database, noteTry, type Reminder, takeWaiting } from '@toan-canh/store'
import { createTransport } from 'nodemailer'

/** The ways out. `null`: this way is not set up, and its reminders fail with a sentence that says what to set. */
export interface Ways {
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly webhook: { readonly secret: string } | null
  readonly rule: AddressRule
  /** Resolves `env:NAME`; any other text is itself. `undefined`: not set. */
  readonly setting: (reference: string) => string | undefined
}

const perRound = 20
const sendTimeoutMs = 15_000
const mostAttempts = 6
const firstRetryMs = 60_000

/** Why a reminder was not sent, in one sentence that says who must act. */
class SendError extends Error {
  override readonly name = 'SendError'
}

async function sendMail({ mail }: Ways, { recipient, note }: Reminder): Promise<void> {
  if (mail === null) throw new SendError('Chưa đặt SMTP_URL: người vận hành phải đặt để gửi thư')
  const transport = createTransport({
    url: mail.url,
    connectionTimeout: sendTimeoutMs,
    greetingTimeout: sendTimeoutMs,
    socketTimeout: sendTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ from: mail.from, to: recipient, subject: note.split(':', 1)[0] ?? '', text: note })
  } finally {
    transport.close()
  }
}

async function sendWebhook(ways: Ways, { recipient, note, id, number, at }: Reminder): Promise<void> {
  if (ways.webhook === null) throw new SendError('Chưa đặt REMINDER_SECRET: người vận hành phải đặt để ký thông báo')
  const address = ways.setting(recipient)
  if (address === undefined) throw new SendError(`Chưa đặt ${recipient}: người vận hành phải đặt`)
  const url = await guardUrl(address, ways.rule)
  const body = JSON.stringify({ id, number, at: new Date(at).toISOString(), note })
  const signature = createHmac('sha256', ways.webhook.secret).update(body).digest('hex')
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-toan-canh-signature': `sha256=${signature}` },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(sendTimeoutMs),
  })
  await response.body?.cancel()
  if (!response.ok) throw new SendError(`Nơi nhận trả lời ${response.status}`)
}

function failureOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'Nơi nhận không trả lời kịp'
  return error instanceof Error ? error.message.slice(0, 300) : 'Không gửi được'
}

async function send(database: Database, ways: Ways, reminder: Reminder, now: () => number): Promise<void> {
  try {
    await (reminder.way === 'mail' ? sendMail(ways, reminder) : sendWebhook(ways, reminder))
    await noteTry(database, reminder.id, { sentAt: now() })
  } catch (error) {
    const isLast = reminder.attempts >= mostAttempts
    const nextAt = isLast ? null : now() + firstRetryMs * 2 ** (reminder.attempts - 1)
    await noteTry(database, reminder.id, { failure: failureOf(error), nextAt })
  }
}

/**
 * Sends what waits to be sent, a bounded number a round; what fails is tried again after one minute, then two, four … and given up
 * after the sixth time. A kill in between sends a reminder once more rather than never.
 */
export async function sendReminders(database: Database, ways: Ways, now: () => number): Promise<number> {
  const waiting = await takeWaiting(database, { now: now(), until: now() + 2 * sendTimeoutMs, limit: perRound })
  for (const reminder of waiting) await send(database, ways, reminder, now)
  return waiting.length
}
