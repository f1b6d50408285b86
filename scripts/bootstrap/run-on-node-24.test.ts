import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-entry-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Runs a small TypeScript entry the way `npm start` runs its own, and gives the process and its lines. */
async function run(code: string, args: string[] = []): Promise<{ child: ChildProcess; line: Promise<string> }> {
  const entry = join(folder, 'entry.ts')
  await writeFile(entry, code)
  const starter = `import { runOnNode24 } from ${JSON.stringify(join(root, 'scripts/bootstrap/run-on-node-24.mjs'))}
    await runOnNode24(${JSON.stringify(relative(root, entry))}, ${JSON.stringify(args)})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', starter], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines = createInterface({ input: child.stdout })
  return { child, line: once(lines, 'line').then(([line]) => String(line)) }
}

describe('runOnNode24', () => {
  it('runs TypeScript under Node 24 with the arguments and gives its exit code', async () => {
    const { child, line } = await run(
      'const args: string[] = process.argv.slice(2); console.log(process.versions.node, args.join()); process.exitCode = 7',
      ['a', 'b c'],
    )
    expect(await line).toMatch(/^24\.\d+\.\d+ a,b c$/)
    expect(await once(child, 'exit')).toEqual([7, null])
  })

  it('passes a request to stop on, and lets the program end in its own time', async () => {
    const { child, line } = await run(
      `process.on('SIGTERM', () => setTimeout(() => process.exit(3), 50)); setInterval(() => {}, 1000); console.log('up')`,
    )
    await line
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([3, null])
  })

  it('tells the program when it is killed itself', async () => {
    const { child, line } = await run(
      `import { onStopRequest } from ${JSON.stringify(join(root, 'scripts/bootstrap/on-stop-request.mjs'))}
       const alive = setInterval(() => {}, 1000); onStopRequest(() => clearInterval(alive)); console.log(process.pid)`,
    )
    const pid = Number(await line)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
  })

  it('says which file this version lacks', async () => {
    const starter = `import { runOnNode24 } from ${JSON.stringify(join(root, 'scripts/bootstrap/run-on-node-24.mjs'))}
      await runOnNode24('apps/nowhere/main.ts')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const said = once(createInterface({ input: child.stderr }), 'line')
    expect(String(await said)).toContain('apps/nowhere/main.ts')
    expect(await once(child, 'exit')).toEqual([1, null])
  })
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
