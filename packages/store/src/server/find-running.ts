import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPostmaster, type Postmaster } from './postmaster-file.ts'
import { askServer } from './server-address.ts'
import { servesCluster, stopServer } from './stop-server.ts'

const ASK_EVERY_MS = 100
const ASK_TIMES = 50
const ASK_TIMES_WHILE_STARTING = 1_800

/**
 * The healthy server that already serves this cluster, or null when there is none.
 * One that runs but does not answer is stopped; the pid file of one long gone is removed.
 */
export async function findRunning(cluster: string, password: string): Promise<Postmaster | null> {
  const postmaster = await readPostmaster(cluster)
  if (!postmaster) return null
  if (!servesCluster(postmaster.pid, cluster)) {
    await rm(join(cluster, 'postmaster.pid'), { force: true })
    return null
  }
  if (await answersInTime(postmaster, { cluster, password })) return postmaster
  await stopServer(postmaster.pid, cluster)
  return null
}

async function answersInTime(
  { pid, port }: Postmaster,
  { cluster, password }: { cluster: string; password: string },
): Promise<boolean> {
  let patience = ASK_TIMES
  for (let asked = 0; asked < patience && servesCluster(pid, cluster); asked++) {
    const answer = await askServer({ port, password })
    if (answer.kind === 'ready') return answer.dataDirectory === cluster
    if (answer.kind === 'starting') patience = ASK_TIMES_WHILE_STARTING
    await sleep(ASK_EVERY_MS)
  }
  return false
}
