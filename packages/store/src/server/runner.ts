import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StoreError } from '../store-error.ts'
import { runCommand, type Runner } from './run-command.ts'
import { clusterOf } from './server-folder.ts'

/**
 * Who runs PostgreSQL for this data folder: null for ourselves; as root the owner of the stored cluster,
 * else the owner of the folder around it, else `nobody`. Throws StoreError when root has no such user.
 */
export async function chooseRunner(dataDir: string): Promise<Runner | null> {
  if (process.getuid?.() !== 0) return null
  const owner = (await ownerOf(clusterOf(dataDir))) ?? (await ownerOf(await nearestExisting(dataDir)))
  if (owner && (await hasAccount(owner.uid))) return owner
  return nobody()
}

async function ownerOf(path: string): Promise<Runner | null> {
  const found = await stat(path).catch(() => null)
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null
}

async function nearestExisting(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    const exists = await stat(folder).then(
      () => true,
      () => false,
    )
    if (exists || folder === dirname(folder)) return folder
  }
}

/** initdb looks its user up by name, so an id without an account will not do. */
async function hasAccount(uid: number): Promise<boolean> {
  return (await runCommand('id', ['-un', String(uid)], null)).code === 0
}

async function nobody(): Promise<Runner> {
  const [user, group] = await Promise.all([
    runCommand('id', ['-u', 'nobody'], null),
    runCommand('id', ['-g', 'nobody'], null),
  ])
  if (user.code === 0 && group.code === 0) return { uid: Number(user.output), gid: Number(group.output) }
  throw new StoreError(
    'no_permission',
    'PostgreSQL không chạy bằng root và máy không có người dùng "nobody": chạy bằng người dùng thường, hoặc đặt DATABASE_URL.',
  )
}
