import { spawn } from 'node:child_process'
import { glob } from 'node:fs/promises'
import { constants } from 'node:os'
import { join, resolve } from 'node:path'
import { onStopRequest } from '../bootstrap/on-stop-request.mjs'
import { say } from '../bootstrap/say.mjs'
import { buildDashboard, isDashboardStale } from '../start/build-dashboard.ts'
import { findBrowser } from './find-browser.ts'
import { wantsBrowser } from './wants-browser.ts'

const root = resolve(import.meta.dirname, '../..')
const startedAt = Date.now()
const step = (sentence: string): void => say(startedAt, sentence)
const args = process.argv.slice(2)

try {
  const browser = wantsBrowser(args, await endToEndFiles()) ? await prepareBrowserTests() : null
  runVitest(browser === null ? {} : { CHROMIUM_PATH: browser })
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}

async function endToEndFiles(): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob('e2e/**/*.e2e.ts', { cwd: root })) files.push(file)
  return files
}

async function prepareBrowserTests(): Promise<string | null> {
  if (await isDashboardStale(root)) {
    step('Dựng giao diện cho thử nghiệm trong trình duyệt')
    await buildDashboard(root)
  }
  const browser = await findBrowser({ root, env: process.env, isRoot: process.getuid?.() === 0, say: step })
  if (browser !== null) {
    step(`Trình duyệt: ${browser}`)
    return browser
  }
  const sentence =
    'Không có Chromium: cài gói chromium, hoặc đặt CHROMIUM_PATH. (No Chromium for the end-to-end tests.)'
  if (process.env['REQUIRE_SERVICES'] === '1') throw new Error(sentence)
  step(`BỎ QUA thử nghiệm trong trình duyệt. ${sentence}`)
  return null
}

function runVitest(env: Readonly<Record<string, string>>): void {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const command = args.includes('watch') || args.includes('--watch') ? [] : ['run']
  const child = spawn(process.execPath, [vitest, ...command, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  onStopRequest(() => child.kill('SIGTERM'))
  child.once('error', (error) => fail(error.message))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
  })
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
