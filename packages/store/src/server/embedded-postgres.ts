import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chooseRunner } from './runner.ts'
import { ensureCluster, type ClusterPlan } from './ensure-cluster.ts'
import { findRunning } from './find-running.ts'
import { keepRunning } from './keep-running.ts'
import { launchServer } from './launch-server.ts'
import { reachableBinaries } from './postgres-binaries.ts'
import { readPostmaster, type Postmaster } from './postmaster-file.ts'
import { ensureDatabase, serverUrl } from './server-address.ts'
import { chooseServerFolder, clusterOf, findServerFolder } from './server-folder.ts'
import { readOrMakePassword } from './server-password.ts'
import { countUsers, enterUser, leaveUser } from './server-users.ts'
import { withStartLock } from './start-lock.ts'
import { servesCluster, stopServer } from './stop-server.ts'

const LOCK_PATIENCE_MS = 240_000
const FALLBACK_ROOT = '/var/lib'

/** What a starter may say. */
export interface EmbeddedPostgresOptions {
  /** Where the data lives; the product's own is `./data/postgres`. */
  readonly dataDir: string
  /** A fixed port; without it any free one. A server that already runs keeps its own. */
  readonly port?: number
  /** Gets one Vietnamese sentence per step worth telling. */
  readonly log: (sentence: string) => void
  /** Where root puts data and programs when the unprivileged user cannot enter `dataDir`. */
  readonly fallbackRoot?: string
  /** For tests: quick and forgetful. */
  readonly isThrowaway?: boolean
}

/** A running server; disposing stops it when nobody else uses it. */
export interface EmbeddedPostgres extends AsyncDisposable {
  readonly url: string
  /** True when this process started it or took it over; false when it joined one in use. */
  readonly owned: boolean
  /** The folder really used: `dataDir` or the fallback. */
  readonly folder: string
}

/**
 * Starts PostgreSQL from the npm packages' binaries on 127.0.0.1, or joins the one that already serves `dataDir`.
 * The last of its users to leave stops it. Throws StoreError with one sentence.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const plan = await planOf(options)
  return withStartLock(plan.folder, LOCK_PATIENCE_MS, async () => {
    const cluster = await ensureCluster(plan)
    const others = await countUsers(plan.folder)
    const running = await findRunning(cluster, plan.password)
    const launch = { ...plan, cluster, port: options.port, isThrowaway: options.isThrowaway ?? false }
    const server = running ?? (await launchServer(launch))
    const user = await enterUser(plan.folder)
    await ensureDatabase({ ...server, password: plan.password }).catch(async (error: unknown) => {
      await leave(plan.folder, user)
      throw error
    })
    options.log(sentenceOf({ server, plan, isRunning: running !== null, others }))
    const watch = keepRunning({ plan: launch, server, log: options.log })
    return {
      url: serverUrl({ ...server, password: plan.password }),
      owned: running === null || others === 0,
      folder: plan.folder,
      async [Symbol.asyncDispose]() {
        await watch[Symbol.asyncDispose]()
        await withStartLock(plan.folder, LOCK_PATIENCE_MS, () => leave(plan.folder, user))
      },
    }
  })
}

/**
 * Stops the server of `dataDir` when a crash left it running without users.
 * True when it did; a server in use and a folder without one are left alone.
 */
export async function stopEmbeddedPostgres({
  dataDir,
  fallbackRoot = FALLBACK_ROOT,
}: Pick<EmbeddedPostgresOptions, 'dataDir' | 'fallbackRoot'>): Promise<boolean> {
  const folder = await findServerFolder(resolve(dataDir), fallbackRoot)
  if (folder === null) return false
  return withStartLock(folder, LOCK_PATIENCE_MS, () => stopUnused(folder))
}

async function planOf({ dataDir, fallbackRoot = FALLBACK_ROOT, log }: EmbeddedPostgresOptions): Promise<ClusterPlan> {
  const wanted = resolve(dataDir)
  const runner = await chooseRunner(wanted)
  const chosen = await chooseServerFolder({ dataDir: wanted, fallbackRoot, runner })
  const folder = await realpath(chosen)
  if (chosen !== wanted)
    log(`Người dùng số ${runner?.uid} không vào được ${wanted}: dữ liệu PostgreSQL nằm ở ${folder}`)
  const binaries = await reachableBinaries(runner, fallbackRoot)
  return { folder, runner, binaries, password: await readOrMakePassword(folder) }
}

function sentenceOf(start: { server: Postmaster; plan: ClusterPlan; isRunning: boolean; others: number }): string {
  const where = `cổng ${start.server.port}, dữ liệu ở ${start.plan.folder}`
  if (!start.isRunning) return `PostgreSQL ${start.plan.binaries.version} chạy ở ${where}`
  return start.others > 0
    ? `Dùng chung PostgreSQL đang chạy ở ${where}`
    : `Nhận lại PostgreSQL còn chạy từ lần trước ở ${where}`
}

async function leave(folder: string, user: string): Promise<void> {
  await leaveUser(folder, user)
  await stopUnused(folder)
}

async function stopUnused(folder: string): Promise<boolean> {
  if ((await countUsers(folder)) > 0) return false
  const cluster = clusterOf(folder)
  const postmaster = await readPostmaster(cluster)
  if (!postmaster || !servesCluster(postmaster.pid, cluster)) return false
  await stopServer(postmaster.pid, cluster)
  return true
}
