import type { RefusalCode } from '../row.ts'

/** What a reader gives back instead of a value: why the row goes to quarantine, in a sentence without personal data. */
export class Unmappable {
  readonly code: RefusalCode
  readonly reason: string

  constructor(code: RefusalCode, reason: string) {
    this.code = code
    this.reason = reason
  }
}

/** Reads one thing from a row, or says why it cannot. */
export type Read<T> = (row: unknown) => T | Unmappable
