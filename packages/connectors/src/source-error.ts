import type { ErrorOwner } from '@toan-canh/contract'

/** A source that cannot be read. `owner` says who must act; the sentence is for people and holds no secret and no personal data. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly owner: ErrorOwner
  /** How long the upstream asked us to stay away. */
  readonly retryAfterMs: number | null

  constructor(owner: ErrorOwner, sentence: string, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause })
    this.owner = owner
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
