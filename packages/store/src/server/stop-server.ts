import { setTimeout as sleep } from 'node:timers/promises'
import { fileFailure, isErrno } from './file-failure.ts'
import { commandLineOf, processMark } from './process-mark.ts'

const LOOK_EVERY_MS = 25

/** PostgreSQL's three ways to stop, from polite to none, each with the time it gets. */
const ways = [
  { signal: 'SIGINT', withinMs: 30_000 },
  { signal: 'SIGQUIT', withinMs: 5_000 },
  { signal: 'SIGKILL', withinMs: 5_000 },
] as const

/** True when `pid` is a running PostgreSQL that serves this cluster, not a later process with the same number. */
export function servesCluster(pid: number, cluster: string): boolean {
  const commandLine = commandLineOf(pid)
  return commandLine !== null && commandLine.includes('postgres') && commandLine.includes(cluster)
}

/** Stops a server: first letting transactions end, then at once, then by force; returns when it has ended. */
export async function stopServer(pid: number, cluster: string): Promise<void> {
  const mark = processMark(pid)
  if (mark === null) return
  for (const { signal, withinMs } of ways) {
    if (!sendSignal(pid, signal, cluster)) return
    for (let waitedMs = 0; waitedMs < withinMs; waitedMs += LOOK_EVERY_MS) {
      if (processMark(pid) !== mark) return
      await sleep(LOOK_EVERY_MS)
    }
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals, cluster: string): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false
    throw fileFailure(error, cluster)
  }
}
