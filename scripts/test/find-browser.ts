import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const TRIAL_TIMEOUT_MS = 20_000
const INSTALL_TIMEOUT_MS = 600_000
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/Applications/Google Chrome.app/Contents/MacOS']

/** How commands are run while looking for a browser; tests give their own. */
export type RunCommand = (file: string, args: readonly string[], timeoutMs: number) => Promise<boolean>

export interface BrowserSearch {
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
  readonly say: (sentence: string) => void
  readonly run?: RunCommand
}

/**
 * The path of a Chromium that starts on this machine: one already here, else Playwright's, else the distribution's.
 * Null when none can be had. Throws when CHROMIUM_PATH is set and does not start.
 */
export async function findBrowser({ root, env, isRoot, say, run = runQuietly }: BrowserSearch): Promise<string | null> {
  const works = (path: string): Promise<boolean> => run(path, ['--version'], TRIAL_TIMEOUT_MS)
  const wanted = env['CHROMIUM_PATH']
  if (wanted) {
    if (await works(wanted)) return wanted
    throw new Error('Trình duyệt ở CHROMIUM_PATH không chạy được: sửa đường dẫn hoặc bỏ thiết đặt này.')
  }
  const present = await firstThat(works, [...pathsHere(), chromium.executablePath()])
  if (present) return present
  say('Chưa có trình duyệt cho thử nghiệm: cài Chromium của Playwright')
  const cli = join(root, 'node_modules/playwright-core/cli.js')
  await run(process.execPath, [cli, 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'], INSTALL_TIMEOUT_MS)
  if (await works(chromium.executablePath())) return chromium.executablePath()
  if (!isRoot) return null
  say('Không tải được: cài gói chromium của bản phân phối (apt-get)')
  await run('apt-get', ['update', '-q'], INSTALL_TIMEOUT_MS)
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], INSTALL_TIMEOUT_MS)
  return firstThat(works, pathsHere())
}

function pathsHere(): string[] {
  return FOLDERS.flatMap((folder) => [...NAMES, 'Google Chrome'].map((name) => join(folder, name)))
}

async function firstThat(works: (path: string) => Promise<boolean>, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await works(path)) return path
  return null
}

const runQuietly: RunCommand = async (file, args, timeoutMs) => {
  if (file.startsWith('/') && !(await isThere(file))) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return new Promise((resolve) => {
    execFile(file, [...args], { timeout: timeoutMs, env, maxBuffer: 64 * 1024 * 1024 }, (error) => resolve(!error))
  })
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
