import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../store-error.ts'
import { fileFailure } from './file-failure.ts'
import type { ClusterPlan } from './ensure-cluster.ts'
import type { Postmaster } from './postmaster-file.ts'
import { commandEnvironment } from './run-command.ts'
import { askServer } from './server-address.ts'
import { serverArguments } from './server-settings.ts'
import { startFailure } from './start-failure.ts'
import { stopServer } from './stop-server.ts'

const ASK_EVERY_MS = 50
const ANSWER_WITHIN_MS = 180_000 // recovery after a hard stop replays at most max_wal_size
const LARGEST_LOG_BYTES = 1024 * 1024
const LAUNCH_TRIES = 5
const LAUNCH_PAUSE_MS = 1_000

/** A cluster to serve, on a fixed port or (undefined) any free one. */
export interface LaunchPlan extends ClusterPlan {
  readonly cluster: string
  readonly port: number | undefined
  readonly isThrowaway: boolean
}

/** Starts PostgreSQL and waits until it answers. Throws StoreError with the reason it gave. */
export async function launchServer(plan: LaunchPlan): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOnce(plan, plan.port ?? (await freePort()))
    } catch (error) {
      if (attempt === LAUNCH_TRIES || !isWorthAnotherTry(error, plan.port)) throw error
      await sleep(LAUNCH_PAUSE_MS)
    }
  }
}

/** A free port may be taken before we bind it; backends of a killed server need a moment to notice. */
function isWorthAnotherTry(error: unknown, fixedPort: number | undefined): boolean {
  if (!(error instanceof StoreError)) return false
  return error.code === 'busy' || (error.code === 'port_in_use' && fixedPort === undefined)
}

async function launchOnce(plan: LaunchPlan, port: number): Promise<Postmaster> {
  const logPath = join(plan.folder, 'server.log')
  const log = openLog(logPath)
  const child = spawn(join(plan.binaries.root, 'bin/postgres'), serverArguments({ ...plan, port }), {
    cwd: '/',
    env: commandEnvironment(),
    detached: true, // Ctrl-C reaches the whole foreground group; the server stops after us, not with us
    stdio: ['ignore', log.file, log.file],
    ...(plan.runner && { uid: plan.runner.uid, gid: plan.runner.gid }),
  })
  closeSync(log.file)
  const ended = endOf(child)
  const pid = await waitForAnswer({ plan, port, child, ended })
  if (pid === null) throw startFailure(tailOf(logPath, log.startsAt), { cluster: plan.cluster, port })
  child.unref()
  return { pid, port }
}

function openLog(path: string): { file: number; startsAt: number } {
  try {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size > LARGEST_LOG_BYTES) renameSync(path, `${path}.1`)
    return { file: openSync(path, 'a', 0o600), startsAt: size > LARGEST_LOG_BYTES ? 0 : size }
  } catch (error) {
    throw fileFailure(error, path)
  }
}

function tailOf(path: string, startsAt: number): string {
  return readFileSync(path).subarray(startsAt).toString('utf8')
}

function endOf(child: ChildProcess): { isOver: boolean } {
  const end = { isOver: false }
  child.once('exit', () => (end.isOver = true))
  child.once('error', () => (end.isOver = true))
  return end
}

interface Launched {
  readonly plan: LaunchPlan
  readonly port: number
  readonly child: ChildProcess
  readonly ended: { readonly isOver: boolean }
}

/** The pid once the server answers, null when it ended before it did. */
async function waitForAnswer({ plan, port, child, ended }: Launched): Promise<number | null> {
  for (let waitedMs = 0; waitedMs < ANSWER_WITHIN_MS; waitedMs += ASK_EVERY_MS) {
    await sleep(ASK_EVERY_MS)
    if (ended.isOver || child.pid === undefined) return null
    const answer = await askServer({ port, password: plan.password })
    if (answer.kind === 'ready' && answer.dataDirectory === plan.cluster) return child.pid
    if (answer.kind === 'wrong_password') {
      await stopServer(child.pid, plan.cluster)
      throw new StoreError(
        'wrong_password',
        `Mật khẩu trong ${join(plan.folder, 'password')} không khớp với dữ liệu: phục hồi đúng tệp đó từ bản sao lưu.`,
      )
    }
  }
  if (child.pid !== undefined) await stopServer(child.pid, plan.cluster)
  throw new StoreError(
    'unreachable',
    `PostgreSQL không trả lời sau ${ANSWER_WITHIN_MS / 1000} giây: xem server.log ở ${plan.folder}.`,
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
