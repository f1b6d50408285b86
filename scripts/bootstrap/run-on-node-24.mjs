// @ts-check
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { installMissing } from './install.mjs'
import { tooOldSentence } from './require-node.mjs'

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..')
const WANTED_MAJOR = 24

/**
 * Installs what is missing, then runs a TypeScript file of the repository under Node 24 with these arguments,
 * passes signals on and ends with its exit code.
 * @param {string} entry path from the repository's root
 * @param {string[]} [args]
 */
export async function runOnNode24(entry, args = process.argv.slice(2)) {
  const tooOld = tooOldSentence(process.versions.node)
  if (tooOld !== null) return fail(tooOld)
  try {
    await installMissing(root)
    const node = node24()
    if (!existsSync(join(root, entry))) return fail(`Không có ${entry} trong bản này.`)
    run(node, [join(root, entry), ...args])
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

function node24() {
  const installed = join(root, 'node_modules/node/bin/node')
  if (existsSync(installed)) return installed
  if (Number.parseInt(process.versions.node, 10) >= WANTED_MAJOR) return process.execPath
  throw new Error(
    'Gói "node" chưa có chương trình Node 24 (npm có tắt ignore-scripts không?): chạy npm ci --foreground-scripts rồi chạy lại. (Node 24 did not install.)',
  )
}

/** @param {string} node @param {string[]} args */
function run(node, args) {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter)
  // The channel tells the child when we are killed without being able to say so.
  const stdio = /** @type {const} */ (['inherit', 'inherit', 'inherit', 'ipc'])
  const child = spawn(node, args, { env: { ...process.env, PATH: path }, stdio: [...stdio] })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  child.once('error', (error) => fail(String(error)))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
