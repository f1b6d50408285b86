import { SourceError } from '@toan-canh/connectors'
import type { AskedAgain } from '@toan-canh/contract'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { Settings } from '../settings/read-settings.ts'
import { askAgain, findAskable } from './ask-again.ts'

/** More is being asked for again than may be at once, or the same. */
export class RetryRefused extends Error {
  override readonly name = 'RetryRefused'
}

const mostAtOnce = 2

/** Asks sources again for refused rows, in the background: one source once at a time. Dispose to end it. */
export class RowRetrier implements AsyncDisposable {
  readonly #on: { readonly centre: Centre; readonly settings: Settings }
  readonly #onError: (error: unknown, where: string) => void
  readonly #stop = new AbortController()
  readonly #running = new Map<string, Promise<void>>()

  constructor(
    on: { readonly centre: Centre; readonly settings: Settings },
    onError: (error: unknown, where: string) => void,
  ) {
    this.#on = on
    this.#onError = onError
  }

  /** Begins, and says what is asked for. Throws `RetryRefused`, and a `SourceError` where nothing can be asked. */
  async begin(source: LoadedSource, code: string | null): Promise<AskedAgain> {
    if (this.#running.has(source.id)) throw new RetryRefused('Nguồn này đang được đọc lại; hãy chờ cho xong.')
    if (this.#running.size >= mostAtOnce)
      throw new RetryRefused('Đang đọc lại những nguồn khác; hãy thử lại sau ít phút.')
    const over = Promise.withResolvers<void>()
    this.#running.set(source.id, over.promise)
    const end = () => {
      this.#running.delete(source.id)
      over.resolve()
    }
    try {
      const on = { ...this.#on, source, code }
      const asking = await findAskable(on)
      void this.#ask(on, asking).finally(end)
      return asking.told
    } catch (error) {
      end()
      throw error
    }
  }

  async #ask(on: Parameters<typeof askAgain>[0], asking: Awaited<ReturnType<typeof findAskable>>): Promise<void> {
    await using _ = asking
    await askAgain(on, { asking, by: 'operator', signal: this.#stop.signal }).catch((error: unknown) => {
      if (!(error instanceof SourceError) && !this.#stop.signal.aborted) this.#onError(error, `retry ${on.source.id}`)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#running.values())
  }
}
