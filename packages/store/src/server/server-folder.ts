import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../store-error.ts'
import { fileFailure, isErrno } from './file-failure.ts'
import { runCommand, type Runner } from './run-command.ts'

const HASH_LENGTH = 10

/** PostgreSQL's own data directory inside our data folder. */
export function clusterOf(folder: string): string {
  return join(folder, 'cluster')
}

/** The named folder used instead of `dataDir` when the runner cannot get there; the same for every starter. */
function fallbackOf(dataDir: string, fallbackRoot: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, HASH_LENGTH)
  return join(fallbackRoot, `toan-canh-${hash}`)
}

/** Creates a folder that others may enter but not change; each new level belongs to the owner of the one above it. */
export async function makeFolder(path: string): Promise<void> {
  try {
    if (!(await isThere(dirname(path)))) await makeFolder(dirname(path))
    await mkdir(path)
    await chmod(path, 0o755)
    await inheritOwner(path)
  } catch (error) {
    if (isErrno(error, 'EEXIST') && (await isFolder(path))) return
    throw fileFailure(error, path)
  }
}

/** As root, hands a new file or folder to the owner of the folder it lies in; otherwise changes nothing. */
export async function inheritOwner(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(dirname(path))
  await chown(path, uid, gid)
}

export interface FolderChoice {
  readonly dataDir: string
  readonly fallbackRoot: string
  readonly runner: Runner | null
}

/**
 * The folder that holds the server's data: `dataDir`, or the fallback when only root can enter `dataDir`.
 * Where data already lies it stays. Throws StoreError when the folder cannot be made or entered.
 */
export async function chooseServerFolder({ dataDir, fallbackRoot, runner }: FolderChoice): Promise<string> {
  if (!runner) return ownFolder(dataDir)
  const fallback = join(fallbackOf(dataDir, fallbackRoot), 'postgres')
  if (!(await holdsCluster(dataDir)) && (await holdsCluster(fallback))) return fallback
  await makeFolder(dataDir)
  if (await canEnter(dataDir, runner)) return dataDir
  if (await holdsCluster(dataDir))
    throw new StoreError(
      'no_permission',
      `Dữ liệu ở ${dataDir} nhưng người dùng số ${runner.uid} không vào được: mở quyền vào (chmod o+x) các thư mục trên nó.`,
    )
  await makeFolder(fallback)
  if (await canEnter(fallback, runner)) return fallback
  throw new StoreError(
    'no_permission',
    `PostgreSQL không vào được ${dataDir} lẫn ${fallback}: đặt DATA_DIR sang thư mục khác.`,
  )
}

/** The folder that holds this `dataDir`'s cluster: itself, the fallback, or null when there is none yet. */
export async function findServerFolder(dataDir: string, fallbackRoot: string): Promise<string | null> {
  for (const folder of [dataDir, join(fallbackOf(dataDir, fallbackRoot), 'postgres')])
    if (await holdsCluster(folder)) return realpath(folder)
  return null
}

async function ownFolder(dataDir: string): Promise<string> {
  await makeFolder(dataDir)
  const cluster = await stat(clusterOf(dataDir)).catch(() => null)
  if (cluster && cluster.uid !== process.getuid?.())
    throw new StoreError(
      'no_permission',
      `Dữ liệu ở ${dataDir} thuộc người dùng khác (số ${cluster.uid}): chạy lại bằng người dùng đó hoặc root, hay đặt DATA_DIR khác.`,
    )
  return dataDir
}

async function canEnter(folder: string, runner: Runner): Promise<boolean> {
  return (await runCommand('/bin/sh', ['-c', 'cd "$1" && [ -r . ]', 'sh', folder], runner)).code === 0
}

function holdsCluster(folder: string): Promise<boolean> {
  return isThere(clusterOf(folder))
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => !isErrno(error, 'ENOENT', 'ENOTDIR'),
  )
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ?? false
}
