import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { onStopRequest } from '../bootstrap/on-stop-request.mjs'
import { runChecks, type Check, type CheckResult } from './run-checks.ts'

const root = resolve(import.meta.dirname, '../..')
const node = process.execPath
const bin = (name: string): string => join(root, 'node_modules/.bin', name)
const own = (name: string): Check['command'] => [node, join(import.meta.dirname, `${name}.ts`)]
const catalogueCli = join(root, 'apps/aggregator/src/cli/main.ts')

const checks: readonly Check[] = [
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  { name: 'lint', command: [bin('oxlint'), '--deny-warnings'] },
  { name: 'bundle', command: own('check-bundle') },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'layers', command: own('check-layers') },
  { name: 'budgets', command: own('check-budgets') },
  { name: 'text', command: own('check-text') },
  { name: 'dead code', command: [bin('knip'), '--no-progress'] },
  ...(existsSync(catalogueCli) ? [{ name: 'catalogue', command: [node, catalogueCli, 'check'] } as const] : []),
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `No check is called ${unknown.join(', ')}; there are: ${checks.map(({ name }) => name).join(', ')}\n`,
  )
  process.exit(1)
}

const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.includes(name))
const stopped = new AbortController()
onStopRequest(() => stopped.abort())

const results = await runChecks(chosen, printLine, { cwd: root, signal: stopped.signal })
const failed = results.filter(({ isPassed }) => !isPassed)
for (const { name, output } of failed) process.stdout.write(`\n— ${name}\n${output}\n`)
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.map(({ name }) => name).join(', ')}\n`)
  process.exitCode = 1
}

function printLine({ name, isPassed, seconds, output }: CheckResult): void {
  const note = isPassed && name === 'bundle' ? `  (${output.replaceAll('\n', '; ')})` : ''
  process.stdout.write(`${isPassed ? 'ok  ' : 'FAIL'} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s${note}\n`)
}
