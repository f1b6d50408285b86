const longestWaitMs = 2_000

/** Waits until the page has nothing more urgent to do, two seconds at the most; ends at once when nobody waits any more. */
export async function whenIdle(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => resolve()
    signal.addEventListener('abort', end, { once: true })
    // Safari knows no idle time.
    if ('requestIdleCallback' in window) window.requestIdleCallback(end, { timeout: longestWaitMs })
    else setTimeout(end, longestWaitMs)
  })
}
