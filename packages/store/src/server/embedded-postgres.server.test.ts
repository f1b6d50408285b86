import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startEmbeddedPostgres, stopEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts'
import { readPostmaster } from './postmaster-file.ts'
import { processMark } from './process-mark.ts'
import { withClient } from './server-address.ts'
import { clusterOf } from './server-folder.ts'
import { servesCluster } from './stop-server.ts'

const isRoot = process.getuid?.() === 0
const startedSchema = z.object({ url: z.string(), owned: z.boolean(), folder: z.string() })

let home: string
let dataDir: string
let said: string[]
const children: ChildProcess[] = []

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'toan-canh-server-'))
  await chmod(home, 0o755)
  dataDir = join(home, 'data/postgres')
  said = []
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(home, { recursive: true, force: true })
})

function start(options: { port?: number; dataDir?: string } = {}): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir,
    fallbackRoot: home,
    isThrowaway: true,
    log: (sentence) => said.push(sentence),
    ...options,
  })
}

async function startElsewhere(): Promise<z.infer<typeof startedSchema> & { child: ChildProcess }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'starter.fixture.ts'), dataDir, home], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface(child.stdout)) return { ...startedSchema.parse(JSON.parse(line)), child }
  throw new Error('the starter ended without a word')
}

function ask<T extends object>(url: string, sql: string): Promise<T | undefined> {
  return withClient(url, async (client) => (await client.query<T>(sql)).rows[0])
}

async function pidOf(folder: string): Promise<number> {
  return (await readPostmaster(clusterOf(folder)))?.pid ?? 0
}

describe(startEmbeddedPostgres, () => {
  it('serves loopback only, to the one who has the password, and leaves nothing running', async () => {
    const server = await start()
    const pid = await pidOf(server.folder)
    expect(server.owned).toBe(true)
    expect(await ask(server.url, 'SHOW listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' })
    await expect(ask(server.url.replace(/:[^:@]+@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password/)
    expect((await stat(join(server.folder, 'password'))).mode & 0o777).toBe(0o600)
    await server[Symbol.asyncDispose]()
    expect(processMark(pid)).toBeNull()
    expect(await readPostmaster(clusterOf(server.folder))).toBeNull()
  })

  it('goes on with the data of the start before', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT 41 + 1 AS answer')
    await first[Symbol.asyncDispose]()
    await using second = await start()
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 })
  })

  it('is joined by a second process and stopped by the last to leave', async () => {
    const first = await start()
    const second = await startElsewhere()
    const pid = await pidOf(first.folder)
    expect(second).toMatchObject({ url: first.url, owned: false })
    await first[Symbol.asyncDispose]()
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual({ one: 1 })
    second.child.stdin?.end()
    await once(second.child, 'exit')
    expect(processMark(pid)).toBeNull()
  })

  it('starts once when two processes start at the same instant', async () => {
    const [first, second] = await Promise.all([startElsewhere(), startElsewhere()])
    expect(first.url).toBe(second.url)
    expect(first.owned).not.toBe(second.owned)
    for (const { child } of [first, second]) {
      child.stdin?.end()
      await once(child, 'exit')
    }
    expect(await readPostmaster(clusterOf(first.folder))).toBeNull()
  })

  it('adopts the server of a process that was killed', async () => {
    const crashed = await startElsewhere()
    const pid = await pidOf(crashed.folder)
    crashed.child.kill('SIGKILL')
    await once(crashed.child, 'exit')
    const adopted = await start()
    expect(adopted).toMatchObject({ url: crashed.url, owned: true })
    expect(said.join()).toContain('Nhận lại')
    await adopted[Symbol.asyncDispose]()
    expect(processMark(pid)).toBeNull()
  })

  it('starts anew after the server itself was killed', async () => {
    const crashed = await startElsewhere()
    await ask(crashed.url, 'CREATE TABLE kept AS SELECT 1 AS one')
    process.kill(await pidOf(crashed.folder), 'SIGKILL')
    crashed.child.kill('SIGKILL')
    await once(crashed.child, 'exit')
    await using again = await start()
    expect(again.owned).toBe(true)
    expect(await ask(again.url, 'SELECT one FROM kept')).toEqual({ one: 1 })
  })

  it('comes back on the same address when the server dies under its users', async () => {
    await using server = await start()
    await ask(server.url, 'CREATE TABLE kept AS SELECT 1 AS one')
    process.kill(await pidOf(server.folder), 'SIGKILL')
    const answer = () => ask(server.url, 'SELECT one FROM kept').catch(() => 'not yet')
    await expect.poll(answer, { timeout: 30_000 }).toEqual({ one: 1 })
    expect(said.join()).toContain('ngừng đột ngột')
  })

  it('is not misled by a pid file that names another program', async () => {
    const first = await start()
    const cluster = clusterOf(first.folder)
    const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8')
    await first[Symbol.asyncDispose]()
    await writeFile(join(cluster, 'postmaster.pid'), text.replace(/^\d+/, String(process.pid)))
    await using again = await start()
    expect(again.owned).toBe(true)
    expect(servesCluster(await pidOf(again.folder), cluster)).toBe(true)
  })
})

describe(stopEmbeddedPostgres, () => {
  it('stops what a crash left, and neither a server in use nor one that is not there', async () => {
    const place = { dataDir, fallbackRoot: home }
    expect(await stopEmbeddedPostgres(place)).toBe(false)
    const crashed = await startElsewhere()
    const pid = await pidOf(crashed.folder)
    expect(await stopEmbeddedPostgres(place)).toBe(false)
    crashed.child.kill('SIGKILL')
    await once(crashed.child, 'exit')
    expect(await stopEmbeddedPostgres(place)).toBe(true)
    expect(processMark(pid)).toBeNull()
    expect(await stopEmbeddedPostgres(place)).toBe(false)
  })
})

describe('a start that cannot be', () => {
  it('says that the fixed port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(start({ port })).rejects.toMatchObject({
      code: 'port_in_use',
      message: expect.stringContaining(`${port}`),
    })
    other.close()
  })

  it('says that a file stands where the folder should be', async () => {
    await writeFile(join(home, 'taken'), '')
    const under = start({ dataDir: join(home, 'taken/postgres') })
    await expect(under).rejects.toMatchObject({ code: 'no_permission', message: expect.stringContaining('thư mục') })
  })

  it('says that the data belong to another major version and leaves them alone', async () => {
    const server = await start()
    await server[Symbol.asyncDispose]()
    const path = join(clusterOf(server.folder), 'PG_VERSION')
    await writeFile(path, '17\n')
    await expect(start()).rejects.toMatchObject({ code: 'wrong_version', message: expect.stringContaining('17') })
    expect(await readFile(path, 'utf8')).toBe('17\n')
  })

  it('says that the kept password is not the data’s', async () => {
    const server = await start()
    await server[Symbol.asyncDispose]()
    await writeFile(join(server.folder, 'password'), 'another\n')
    await expect(start()).rejects.toMatchObject({ code: 'wrong_password' })
  })
})

describe.runIf(isRoot)('as root', () => {
  it('runs PostgreSQL as somebody else', async () => {
    await using server = await start()
    const status = await readFile(`/proc/${await pidOf(server.folder)}/status`, 'utf8')
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
  })

  it('falls back to a named folder when only root can enter the data folder, and comes back to it', async () => {
    await chmod(home, 0o711)
    const closed = await mkdtemp(join(home, 'closed-'))
    const inside = join(closed, 'data/postgres')
    const first = await start({ dataDir: inside })
    expect(first.folder).toMatch(/toan-canh-[0-9a-f]{10}\/postgres$/)
    expect(said.join()).toContain(first.folder)
    await first[Symbol.asyncDispose]()
    await chmod(closed, 0o755)
    await using second = await start({ dataDir: inside })
    expect(second.folder).toBe(first.folder)
  })
})
