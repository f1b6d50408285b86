const firstDelayMs = 100
const longestDelayMs = 30_000

/** How long to wait before the next start: 0,1 s after the first loss, doubling up to 30 s. */
export function restartDelayMs(lossesInARow: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, lossesInARow - 1))
}

export interface KeepAliveInput<T extends Disposable> {
  /** Starts the thing; it tells when it works and when it is gone. May throw: that counts as gone. */
  readonly start: (life: { readonly onWorks: () => void; readonly onLost: () => void }) => T
  /** Called with each new one after its start, and with `null` as soon as it is lost. */
  readonly onChange: (current: T | null) => void
}

/**
 * Keeps one of a fragile thing running: what is lost is disposed of and started again, at once when it had worked before,
 * after a growing pause when it never did.
 */
export function keepAlive<T extends Disposable>({ start, onChange }: KeepAliveInput<T>): Disposable {
  let current: T | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let losses = 0
  let life = 0

  function begin(): void {
    life += 1
    const own = life
    try {
      current = start({
        onWorks: () => {
          if (own === life) losses = 0
        },
        onLost: () => {
          if (own === life) lose()
        },
      })
      onChange(current)
    } catch {
      lose()
    }
  }
  function lose(): void {
    life += 1
    losses += 1
    current?.[Symbol.dispose]()
    current = null
    onChange(null)
    timer = setTimeout(begin, restartDelayMs(losses))
  }

  begin()
  return {
    [Symbol.dispose]: () => {
      life += 1
      clearTimeout(timer)
      current?.[Symbol.dispose]()
      current = null
    },
  }
}
