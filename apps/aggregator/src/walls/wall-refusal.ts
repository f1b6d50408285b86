import type { ProblemCode } from '@toan-canh/contract'

/** Why an order or an output is refused, in one sentence that says what to do. */
export class WallRefusal extends Error {
  override readonly name = 'WallRefusal'
  readonly code: ProblemCode
  constructor(code: ProblemCode, sentence: string) {
    super(sentence)
    this.code = code
  }
}
