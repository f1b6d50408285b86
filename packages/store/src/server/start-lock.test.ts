import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processMark } from './process-mark.ts'
import { readOrMakePassword } from './server-password.ts'
import { countUsers, enterUser, leaveUser } from './server-users.ts'
import { withStartLock } from './start-lock.ts'

const PATIENCE_MS = 20_000
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe(withStartLock, () => {
  it('lets one work at a time and leaves no file behind', async () => {
    let inside = 0
    const seen = await Promise.all(
      Array.from({ length: 5 }, () =>
        withStartLock(folder, PATIENCE_MS, async () => {
          inside++
          await new Promise((resolve) => setImmediate(resolve))
          return inside--
        }),
      ),
    )
    expect(seen).toEqual([1, 1, 1, 1, 1])
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['a process that has ended', '999999999 mark'],
    ['an earlier process with a number that is in use again', `${process.pid} another-mark`],
    ['nobody it can name', ''],
  ])('breaks the lock of %s', async (_, text) => {
    await writeFile(join(folder, 'start.lock'), text)
    expect(await withStartLock(folder, PATIENCE_MS, async () => 'in')).toBe('in')
  })

  it('gives up behind a living holder and names the lock', async () => {
    await writeFile(join(folder, 'start.lock'), `${process.pid} ${processMark(process.pid)}`)
    await expect(withStartLock(folder, 200, async () => 'in')).rejects.toMatchObject({ code: 'busy' })
  })

  it('is free again after work that failed', async () => {
    await expect(withStartLock(folder, PATIENCE_MS, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withStartLock(folder, PATIENCE_MS, async () => 'in')).toBe('in')
  })
})

describe(countUsers, () => {
  it('counts the living, each entry once, and forgets the dead', async () => {
    const [first] = [await enterUser(folder), await enterUser(folder)]
    await writeFile(join(folder, 'users', '999999999-1'), 'mark')
    expect(await countUsers(folder)).toBe(2)
    expect(await readdir(join(folder, 'users'))).toHaveLength(2)
    await leaveUser(folder, first)
    await leaveUser(folder, first)
    expect(await countUsers(folder)).toBe(1)
  })
})

describe(readOrMakePassword, () => {
  it('makes one password for all who ask at once, and keeps it', async () => {
    const made = await Promise.all([readOrMakePassword(folder), readOrMakePassword(folder)])
    expect(made[0]).toBe(made[1])
    expect(made[0].length).toBeGreaterThanOrEqual(32)
    expect(await readOrMakePassword(folder)).toBe(made[0])
    expect(await readdir(folder)).toEqual(['password'])
  })
})
