import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processMark } from './process-mark.ts'
import { makeFolder } from './server-folder.ts'

let issued = 0

/** Writes down that this process uses the server of `folder`; returns the name of the entry. */
export async function enterUser(folder: string): Promise<string> {
  const users = join(folder, 'users')
  await makeFolder(users)
  const name = `${process.pid}-${++issued}`
  await writeFile(join(users, name), processMark(process.pid) ?? '')
  return name
}

/** Strikes one entry out; striking it twice changes nothing. */
export async function leaveUser(folder: string, name: string): Promise<void> {
  await rm(join(folder, 'users', name), { force: true })
}

/** How many living processes use the server of `folder`; entries of dead ones are struck out on the way. */
export async function countUsers(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'users')).catch(() => [])
  let alive = 0
  for (const name of names) {
    const mark = await readFile(join(folder, 'users', name), 'utf8').catch(() => null)
    if (mark !== null && processMark(Number.parseInt(name, 10)) === mark) alive++
    else await leaveUser(folder, name)
  }
  return alive
}
