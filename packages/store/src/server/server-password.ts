import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileFailure, isErrno } from './file-failure.ts'
import { inheritOwner } from './server-folder.ts'

const PASSWORD_BYTES = 24

/** The server's password: read from the data folder, or made once and kept there for its owner's eyes only. */
export async function readOrMakePassword(folder: string): Promise<string> {
  const path = join(folder, 'password')
  try {
    const kept = await readFile(path, 'utf8').catch((error: unknown) => {
      if (isErrno(error, 'ENOENT')) return null
      throw error
    })
    if (kept) return kept.trim()
    await makePassword(path)
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    throw fileFailure(error, path)
  }
}

/** Written whole under another name first, so that nobody ever reads half a password. */
async function makePassword(path: string): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}`
  await writeFile(draft, `${randomBytes(PASSWORD_BYTES).toString('base64url')}\n`, { mode: 0o600 })
  await inheritOwner(draft)
  await link(draft, path).catch((error: unknown) => {
    if (!isErrno(error, 'EEXIST')) throw error
  })
  await rm(draft)
}
