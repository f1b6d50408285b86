import type { Instant } from '@toan-canh/calendar'
import type { Explanation, ReadingName } from '@toan-canh/contract'

export interface ExplainProps {
  readonly explanation: Explanation
  readonly name: ReadingName
  /** When the answer came, by the server's clock. */
  readonly drawnAt: Instant
}
