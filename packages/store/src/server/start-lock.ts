import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../store-error.ts'
import { fileFailure, isErrno } from './file-failure.ts'
import { processMark } from './process-mark.ts'

const WAIT_MS = 100

/**
 * Runs `work` while no other process starts or stops the server of this folder.
 * A lock whose holder has died is broken; after `patienceMs` behind a living holder it throws StoreError `busy`.
 */
export async function withStartLock<T>(folder: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  const path = join(folder, 'start.lock')
  const ticket = `${path}.${process.pid}-${crypto.randomUUID()}`
  try {
    await writeFile(ticket, `${process.pid} ${processMark(process.pid) ?? ''}`)
    await takeLock({ path, ticket, patienceMs })
  } catch (error) {
    throw fileFailure(error, folder)
  } finally {
    await rm(ticket, { force: true })
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function takeLock(lock: { path: string; ticket: string; patienceMs: number }): Promise<void> {
  const tries = Math.ceil(lock.patienceMs / WAIT_MS)
  for (let attempt = 0; attempt < tries; attempt++) {
    try {
      await link(lock.ticket, lock.path)
      return
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
    }
    const holder = await holderOf(lock.path)
    if (holder === 'dead') await rm(lock.path, { force: true })
    else await sleep(WAIT_MS)
  }
  throw new StoreError(
    'busy',
    `Một tiến trình khác đang khởi động PostgreSQL trong cùng thư mục (${lock.path}): đợi nó xong rồi chạy lại.`,
  )
}

async function holderOf(path: string): Promise<'alive' | 'dead' | 'gone'> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return 'gone'
  const [pid = '', ...mark] = text.split(' ')
  return processMark(Number(pid)) === mark.join(' ') ? 'alive' : 'dead'
}
