import { chmod, chown, mkdtemp, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store-error.ts'
import { fileFailure, isErrno } from './file-failure.ts'
import type { Binaries } from './postgres-binaries.ts'
import { runCommand, type Runner } from './run-command.ts'
import { serverRole } from './server-address.ts'
import { clusterOf } from './server-folder.ts'
import { startFailure } from './start-failure.ts'

const LEAST_FREE_BYTES = 512 * 1024 * 1024

/** What a cluster is made from and for whom. */
export interface ClusterPlan {
  readonly folder: string
  readonly binaries: Binaries
  readonly runner: Runner | null
  readonly password: string
}

/**
 * Makes the cluster of a folder when it has none, and refuses one of another major version or a disk that is full.
 * Returns the cluster's path. A start cut short leaves no half-made cluster behind.
 */
export async function ensureCluster(plan: ClusterPlan): Promise<string> {
  const cluster = clusterOf(plan.folder)
  await requireSpace(plan.folder)
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null
    throw fileFailure(error, cluster)
  })
  if (version === null) await initCluster(plan, cluster)
  else requireMajor(Number.parseInt(version, 10), { cluster, wanted: plan.binaries.major })
  return cluster
}

async function requireSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  refuseTooLittleSpace(bavail * bsize, folder)
}

/** Throws StoreError `no_space` when a disk has less free than PostgreSQL needs to start and work. */
export function refuseTooLittleSpace(freeBytes: number, folder: string): void {
  if (freeBytes >= LEAST_FREE_BYTES) return
  const freeMb = Math.floor(freeBytes / 1024 / 1024)
  throw new StoreError('no_space', `Ổ đĩa chứa ${folder} chỉ còn ${freeMb} MB trống, cần ít nhất 512 MB: dọn bớt.`)
}

function requireMajor(found: number, { cluster, wanted }: { cluster: string; wanted: number }): void {
  if (found === wanted) return
  throw new StoreError(
    'wrong_version',
    `Dữ liệu ở ${cluster} thuộc PostgreSQL ${found}, bản kèm theo là ${wanted}: sao lưu bằng bản sản phẩm cũ rồi phục hồi vào thư mục mới, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL ${found}.`,
  )
}

async function initCluster({ folder, binaries, runner, password }: ClusterPlan, cluster: string): Promise<void> {
  const draft = await mkdtemp(join(folder, 'new-')).catch((error: unknown) => {
    throw fileFailure(error, folder)
  })
  try {
    const passwordFile = join(draft, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (runner) await Promise.all([draft, passwordFile].map((path) => chown(path, runner.uid, runner.gid)))
    const made = join(draft, 'cluster')
    const { code, output } = await runCommand(
      join(binaries.root, 'bin/initdb'),
      initArguments(made, passwordFile),
      runner,
    )
    if (code !== 0) throw startFailure(output, { cluster, port: 0 })
    await chmod(made, 0o700)
    await rename(made, cluster)
  } catch (error) {
    throw fileFailure(error, cluster)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

function initArguments(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${serverRole}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
}
