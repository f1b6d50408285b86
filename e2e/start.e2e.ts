import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freePort } from './harness/free-port.ts'
import { runCommandLine, type CommandLine } from './harness/run-command-line.ts'

const healthSchema = z.object({ database: z.object({ kind: z.string() }), sources: z.array(z.unknown()) })

let dataDir: string
let ports: { readonly PORT: string; readonly PROVINCE_PORT: string }

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'toan-canh-start-'))
  await chmod(dataDir, 0o755)
  ports = { PORT: String(await freePort()), PROVINCE_PORT: String(await freePort()) }
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

function start(env: Readonly<Record<string, string>> = {}): CommandLine {
  return runCommandLine('scripts/start.mjs', {
    ...ports,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    SAMPLE_SCALE: '0.01',
    ...env,
  })
}

async function health(): Promise<z.infer<typeof healthSchema>> {
  const response = await fetch(`http://127.0.0.1:${ports.PORT}/api/v1/health`)
  return healthSchema.parse(await response.json())
}

async function isRunning(pid: number): Promise<boolean> {
  return readFile(`/proc/${pid}/stat`, 'utf8').then(
    (stat) => !/\) [ZX] /.test(stat),
    () => false,
  )
}

async function postmaster(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10)
}

describe('npm start', () => {
  it('brings up database, province and aggregator, prints the addresses, and ends them all on Ctrl-C', async () => {
    await using product = start()
    await product.says(new RegExp(`http://localhost:${ports.PORT}/wall/dossiers`))
    await product.says(new RegExp(`http://localhost:${ports.PORT}/desk`))
    expect((await health()).database.kind).toBe('embedded')
    const server = await postmaster()
    expect(await isRunning(server)).toBe(true)
    product.signal('SIGINT')
    expect(await product.ended).toBe(0)
    expect(await isRunning(server)).toBe(false)
    await expect(health()).rejects.toThrow()
    expect(product.lines.join('\n')).toContain('không còn tiến trình nào')
  })

  it('goes on with the data it had, also after it was killed without a word', async () => {
    const killed = start()
    await killed.says(/\/desk/)
    killed.signal('SIGKILL')
    await killed.ended
    await expect
      .poll(
        () =>
          health().then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 60_000 },
      )
      .toBe('down')
    await using again = start()
    await again.says(/\/desk/)
    expect(again.lines.join('\n')).not.toContain('Dựng giao diện')
    expect((await health()).sources.length).toBeGreaterThan(0)
  })

  it('says in one sentence that the port is taken, and starts nothing', async () => {
    const other = createServer().listen(Number(ports.PORT), '127.0.0.1')
    await once(other, 'listening')
    const product = start()
    expect(await product.ended).toBe(1)
    expect(product.lines).toEqual([expect.stringMatching(new RegExp(`^Cổng ${ports.PORT} .*đặt PORT khác`))])
    other.close()
    await once(other, 'close')
  })

  it.each([
    ['PORT', 'không phải số'],
    ['SAMPLE', 'perhaps'],
    ['DATABASE_URL', 'mysql://u:p@db/x'],
    ['DATA_DIR', '/dev/null/data'],
  ])('says in one sentence that %s=%s will not do', async (name, value) => {
    const product = start({ [name]: value })
    expect(await product.ended).toBe(1)
    expect(product.lines).toHaveLength(1)
    expect(product.lines[0]).toMatch(name === 'DATA_DIR' ? /DATA_DIR/ : new RegExp(`^Thiết đặt ${name} `))
  })
})
