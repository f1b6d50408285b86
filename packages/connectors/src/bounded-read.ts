import { SourceError } from './source-error.ts'

const secondMs = 1_000

/**
 * Lets a read go on for at most `readSeconds`: beyond them it ends in a `SourceError` of owner `transient`. An abort is the
 * signal's own reason, whatever came of the work it cut.
 */
export async function* boundedRead<T>(
  on: { readonly readSeconds: number; readonly signal: AbortSignal },
  work: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const { readSeconds, signal } = on
  const tooLong = AbortSignal.timeout(readSeconds * secondMs)
  try {
    yield* work(AbortSignal.any([signal, tooLong]))
  } catch (error) {
    signal.throwIfAborted()
    if (!tooLong.aborted) throw error
    throw new SourceError('transient', `Một lần đọc kéo dài quá ${String(readSeconds)} giây.`)
  }
}
