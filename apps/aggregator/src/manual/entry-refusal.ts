import type { ProblemCode } from '@toan-canh/contract'

/** Something that cannot be done with an entry; the sentence says why and what to do. */
export class EntryRefusal extends Error {
  override readonly name = 'EntryRefusal'
  readonly code: ProblemCode

  constructor(code: ProblemCode, sentence: string) {
    super(sentence)
    this.code = code
  }
}
