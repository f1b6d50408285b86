import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const ASK_EVERY_MS = 150
const ANSWER_WITHIN_MS = 5_000

/** Asks until `isThere` says yes; false when `withinMs` have passed or the signal was given. */
export async function waitFor(
  isThere: () => Promise<boolean>,
  { withinMs, signal }: { withinMs: number; signal: AbortSignal },
): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs && !signal.aborted; waitedMs += ASK_EVERY_MS) {
    if (await isThere()) return true
    await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => {})
  }
  return false
}

/** True when an HTTP server answers at all, also with `loading` or an error. */
export async function answersHttp(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).then(
    async (response) => {
      await response.body?.cancel()
      return true
    },
    () => false,
  )
}

/** True when somebody listens on this loopback port. */
export function listensOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: ANSWER_WITHIN_MS })
    const give = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', give(true)).once('error', give(false)).once('timeout', give(false))
  })
}
