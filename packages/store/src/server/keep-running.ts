import { setTimeout as sleep } from 'node:timers/promises'
import { findRunning } from './find-running.ts'
import { launchServer, type LaunchPlan } from './launch-server.ts'
import type { Postmaster } from './postmaster-file.ts'
import { processMark } from './process-mark.ts'
import { withStartLock } from './start-lock.ts'

const LOOK_EVERY_MS = 2_000
const LONGEST_PAUSE_MS = 60_000
const LOCK_PATIENCE_MS = 240_000

/** A server in use, how to start it again, and who hears of it. */
export interface Watched {
  readonly plan: LaunchPlan
  readonly server: Postmaster
  readonly log: (sentence: string) => void
}

/**
 * Starts a server anew on the same port when it has died under its users (killed for memory, say).
 * Failures are told and tried again with growing pauses; disposing ends the watch and leaves the server as it is.
 */
export function keepRunning(watched: Watched): AsyncDisposable {
  const stopped = new AbortController()
  const watching = watch(watched, stopped.signal)
  return {
    async [Symbol.asyncDispose]() {
      stopped.abort()
      await watching
    },
  }
}

async function watch({ plan, server, log }: Watched, signal: AbortSignal): Promise<void> {
  let current = { ...server, mark: processMark(server.pid) }
  for (let pauseMs = LOOK_EVERY_MS; !signal.aborted;) {
    await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {})
    if (signal.aborted || (current.mark !== null && processMark(current.pid) === current.mark)) continue
    try {
      log(`PostgreSQL đã ngừng đột ngột: chạy lại ở cổng ${server.port}`)
      const again = await withStartLock(plan.folder, LOCK_PATIENCE_MS, async () => {
        const running = await findRunning(plan.cluster, plan.password)
        return running ?? launchServer({ ...plan, port: server.port })
      })
      current = { ...again, mark: processMark(again.pid) }
      pauseMs = LOOK_EVERY_MS
    } catch (error) {
      log(error instanceof Error ? error.message : String(error))
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
    }
  }
}
