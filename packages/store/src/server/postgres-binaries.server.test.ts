import { chmod, cp, mkdtemp, rm, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installedRoot, reachableBinaries } from './postgres-binaries.ts'

let home: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'toan-canh-binaries-'))
  await chmod(home, 0o755)
})
afterEach(() => rm(home, { recursive: true }))

async function copyOfPackage(): Promise<string> {
  const root = join(home, 'clone/native')
  await cp(dirname(installedRoot()), dirname(root), { recursive: true, verbatimSymlinks: true })
  return root
}

describe(reachableBinaries, () => {
  it('makes the links that a package without install scripts lacks', async () => {
    const root = await copyOfPackage()
    await unlink(join(root, 'lib/libpq.so.5')).catch(() => {})
    expect(await reachableBinaries(null, home, root)).toMatchObject({ root, major: 18 })
  })

  it('names the remedy when this machine cannot run them', async () => {
    const nowhere = reachableBinaries(null, home, join(home, 'nowhere/native'))
    await expect(nowhere).rejects.toMatchObject({
      code: 'no_binaries',
      message: expect.stringContaining('DATABASE_URL'),
    })
  })

  it.runIf(process.getuid?.() === 0)('copies them once to where the unprivileged user can run them', async () => {
    const root = await copyOfPackage()
    await chmod(dirname(root), 0o700)
    const runner = { uid: 65_534, gid: 65_534 }
    const first = await reachableBinaries(runner, join(home, 'fallback'), root)
    expect(first.root).toBe(join(home, `fallback/toan-canh-postgresql-${first.version}`))
    expect(await reachableBinaries(runner, join(home, 'fallback'), root)).toEqual(first)
  })
})
