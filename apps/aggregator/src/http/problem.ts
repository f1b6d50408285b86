import { type Problem, type ProblemCode, problems } from '@toan-canh/contract'

/** An answer that is an error: a closed code and one sentence; the status comes from the contract. */
export class HttpProblem extends Error {
  readonly code: ProblemCode

  constructor(code: ProblemCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'HttpProblem'
    this.code = code
  }
}

/** What express and its file server throw carries a status of its own. */
function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null
}

function known(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  const status = statusOf(error)
  if (status === 404) return new HttpProblem('not_found', 'Không có địa chỉ này')
  if (status !== null && status >= 400 && status < 500) return new HttpProblem('bad_request', 'Yêu cầu không đọc được')
  return new HttpProblem('internal', 'Có lỗi trong hệ thống; báo người vận hành mã bên dưới')
}

/** The body of an error (RFC 9457). Unknown errors say nothing but an id under which the log knows more. */
export function problemOf(error: unknown, id: string): Problem {
  const { code, message } = known(error)
  const { status, title } = problems[code]
  return { type: `urn:toan-canh:${code}`, title, status, detail: message, instance: `urn:uuid:${id}` }
}
