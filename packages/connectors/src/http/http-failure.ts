import { SourceError } from '../source-error.ts'
import { certificateVerdict, codeOf } from '../verdict.ts'

const longestWaitMs = 86_400_000

/** How an exchange is called in sentences: no query, no headers, nothing secret. */
export type ExchangeName = string

/** Reads `Retry-After`, seconds or a date, as milliseconds from now, at most a day; null when it says nothing. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), longestWaitMs)
}

const passing = new Set([408, 425, 429, 502, 503, 504])

/** The error of an answer that is not 2xx: it says who must act. */
export function statusFailure(
  status: number,
  on: { readonly name: ExchangeName; readonly retryAfterMs: number | null },
): SourceError {
  if (status >= 300 && status < 400)
    return new SourceError(
      'config',
      `${on.name} trả lời bằng chuyển hướng (${String(status)}); hãy cấu hình đúng địa chỉ cuối.`,
    )
  const sentence = `${on.name} trả lời mã ${String(status)}.`
  if (passing.has(status)) return new SourceError('transient', sentence, { retryAfterMs: on.retryAfterMs })
  if (status >= 500) return new SourceError('upstream', sentence, { retryAfterMs: on.retryAfterMs })
  return new SourceError('config', sentence)
}

const brokenCode = /^(?:HPE_|Z_|ERR_ZLIB|ERR_BROTLI|ERR__ERROR)/

/** The error of an exchange that did not end in an answer. The cause is not kept where it may hold the body. */
export function exchangeFailure(cause: unknown, name: ExchangeName): SourceError {
  if (cause instanceof SourceError) return cause
  const code = String(codeOf(cause))
  const certificate = certificateVerdict(code)
  if (certificate !== null) return new SourceError(certificate.owner, `${name}: ${certificate.sentence} (${code}).`)
  if (brokenCode.test(code)) return new SourceError('upstream', `${name}: câu trả lời hỏng (${code}).`)
  return new SourceError(
    'transient',
    `${name}: không kết nối được hoặc bị ngắt giữa chừng${code === '' ? '' : ` (${code})`}.`,
  )
}
