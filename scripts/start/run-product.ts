import { setTimeout as sleep } from 'node:timers/promises'
import { startService, type Service, type ServiceEnd, type ServicePlan } from './service.ts'
import { waitFor } from './wait-for.ts'

/** A program together with the sign that it is up and the time it gets for coming up and for stopping. */
export interface ProductPart extends ServicePlan {
  readonly isUp: () => Promise<boolean>
  readonly upWithinMs: number
  readonly stopWithinMs: number
  readonly upSentence: string
}

/** How a run of the product ended: asked to, or by a failure of its own in one sentence. */
export type ProductEnd =
  | { readonly kind: 'asked'; readonly forced: readonly string[] }
  | { readonly kind: 'failed'; readonly sentence: string; readonly forced: readonly string[] }

export interface Run {
  readonly say: (sentence: string) => void
  readonly onUp: () => void
  readonly asked: AbortSignal
}

/** Starts the parts in order, waits until it is asked to stop or a part ends, and stops all in the reverse order. */
export async function runProduct(parts: readonly ProductPart[], { say, onUp, asked }: Run): Promise<ProductEnd> {
  const running: { part: ProductPart; service: Service }[] = []
  const stopping = new AbortController()
  const over = Promise.withResolvers<string | null>()
  asked.addEventListener('abort', () => over.resolve(null))
  if (asked.aborted) over.resolve(null)
  void over.promise.then(() => stopping.abort())

  const startAll = async (): Promise<void> => {
    for (const part of parts) {
      if (stopping.signal.aborted) return
      const service = startService(part)
      running.push({ part, service })
      void service.ended.then((end) => over.resolve(`${part.name} đã dừng (${inWords(end)}).`))
      const isUp = await waitFor(part.isUp, { withinMs: part.upWithinMs, signal: stopping.signal })
      if (stopping.signal.aborted) return
      if (!isUp) return over.resolve(`${part.name} không trả lời sau ${part.upWithinMs / 1000} giây.`)
      say(part.upSentence)
    }
    onUp()
  }
  void startAll().catch((error: unknown) => over.resolve(String(error)))

  const failure = await over.promise
  const forced: string[] = []
  for (const { part, service } of running.toReversed()) {
    const end = await service.stop(part.stopWithinMs)
    if (end.wasForced) forced.push(part.name)
  }
  await sleep(0)
  return failure === null ? { kind: 'asked', forced } : { kind: 'failed', sentence: failure, forced }
}

function inWords({ code, signal }: ServiceEnd): string {
  if (signal) return `bị ngắt bởi ${signal}`
  return code === null ? 'không chạy được' : `mã ${code}`
}
