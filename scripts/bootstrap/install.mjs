// @ts-check
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { missingPackages } from './installed-packages.mjs'
import { say } from './say.mjs'

const WAIT_MS = 500
const STILL_AT_IT_MS = 15_000
const LAST_WORDS = 12

/**
 * Runs `npm ci` when the installed packages differ from the lock file; says so in one line. Throws a sentence.
 * Two commands started together install once.
 * @param {string} root
 */
export async function installMissing(root) {
  if (missingPackages(root) === null) return
  const lock = await takeInstallLock(root)
  try {
    const reason = missingPackages(root)
    if (reason !== null) await runNpmCi(root, reason)
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @param {string} root @param {string} reason */
async function runNpmCi(root, reason) {
  const startedAt = Date.now()
  say(startedAt, `Cài các gói (npm ci): ${reason}`)
  const stillAtIt = setInterval(() => say(startedAt, 'Vẫn đang cài các gói'), STILL_AT_IT_MS)
  const { code, output } = await collect(npmCommand(), root)
  clearInterval(stillAtIt)
  if (code === 0) return say(startedAt, 'Đã cài xong các gói')
  const lastWords = output.trim().split('\n').slice(-LAST_WORDS).join('\n')
  throw new Error(
    `${lastWords}\nnpm ci không thành (mã ${code}): kiểm tra mạng và chỗ trống rồi chạy lại. (npm ci failed.)`,
  )
}

/** npm tells its scripts where it is itself; without it the one in PATH. */
function npmCommand() {
  const own = process.env['npm_execpath']
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  return own && own.endsWith('.js') ? [process.execPath, own, ...args] : ['npm', ...args]
}

/**
 * @param {string[]} command
 * @param {string} cwd
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function collect([file = '', ...args], cwd) {
  return new Promise((resolve) => {
    let output = ''
    // PATH begins with node_modules/.bin under `npm start`; npm must not run on a Node that it is about to replace
    const path = (process.env['PATH'] ?? '')
      .split(':')
      .filter((part) => !part.endsWith('node_modules/.bin'))
      .join(':')
    const child = spawn(file, args, { cwd, env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)))
    child.once('error', (error) => resolve({ code: null, output: String(error) }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** @param {string} root */
async function takeInstallLock(root) {
  const folder = join(root, '.cache')
  const lock = join(folder, 'install.lock')
  mkdirSync(folder, { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return lock
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (isHolderAlive(lock)) await sleep(WAIT_MS)
    else rmSync(lock, { force: true })
  }
}

/** @param {string} lock */
function isHolderAlive(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
