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

/** The body of an error (RFC 9457). Unknown errors say nothing but an id under which the log knows more. */
export function problemOf(error: unknown, id: string): Problem {
  const known =
    error instanceof HttpProblem
      ? error
      : new HttpProblem('internal', 'Có lỗi trong hệ thống; báo người vận hành mã bên dưới')
  const { status, title } = problems[known.code]
  return { type: `urn:toan-canh:${known.code}`, title, status, detail: known.message, instance: `urn:uuid:${id}` }
}
