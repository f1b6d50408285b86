import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const CODE = /\.(ts|tsx|mjs)$/
const FOLDERS = ['packages/', 'apps/', 'scripts/', 'bench/', 'e2e/', 'deploy/']

/** A code file of the repository: its path from the root and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** Every path git knows or would add, so that generated and ignored files stay out. */
export function listPaths(root: string): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))
}

/** All code files below the folders that hold code. */
export function readSources(root: string): Source[] {
  return listPaths(root)
    .filter((path) => CODE.test(path) && FOLDERS.some((folder) => path.startsWith(folder)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** True for code that only tests run. */
export function isTest(path: string): boolean {
  return (
    /(\.(test|e2e|fixture)|-fixture)\.tsx?$|\/fixture\//.test(path) ||
    path.startsWith('e2e/') ||
    path.startsWith('packages/testkit/')
  )
}

/** True for measurements, which are neither source nor test. */
export function isBench(path: string): boolean {
  return path.startsWith('bench/')
}
