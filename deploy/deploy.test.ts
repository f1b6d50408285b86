import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { livePath } from '@toan-canh/contract'
import { parse } from 'yaml'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const service = z.object({
  image: z.string(),
  user: z.string(),
  read_only: z.literal(true),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  volumes: z.array(z.string()).default([]),
})
const compose = z
  .object({ services: z.record(z.string(), service) })
  .parse(parse(read('docker-compose.yml'), { merge: true }))
const services = Object.entries(compose.services)

describe('docker-compose.yml', () => {
  it('holds what the design names', () => {
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(['aggregator', 'postgres', 'redis', 'mosquitto', 'mediamtx', 'nginx']),
    )
  })

  it.each(services)('lets %s do as little as it needs', (_, { user, cap_drop: dropped, security_opt: options }) => {
    expect(user).not.toMatch(/^(root|0)(:|$)/)
    expect(dropped).toEqual(['ALL'])
    expect(options).toEqual(['no-new-privileges:true'])
  })

  it.each(services)('pins the image of %s', (_, { image }) => {
    expect(image).toMatch(/:\d+[\d.]*(-[a-z]+)?$/)
  })

  it.each(services)('checks the health of %s', (name, { healthcheck }) => {
    if (name === 'aggregator') expect(read('Dockerfile')).toContain('HEALTHCHECK')
    else expect(healthcheck?.test[0]).toBe('CMD')
  })

  it('mounts only files that are in the repository', () => {
    const mounts = services.flatMap(([, { volumes }]) => volumes.map((volume) => volume.split(':')[0] ?? ''))
    for (const path of mounts.filter((mount) => mount.startsWith('./'))) expect(existsSync(join(root, path))).toBe(true)
  })
})

describe('Dockerfile', () => {
  it('copies only what is in the repository and runs as an unprivileged user', () => {
    const text = read('Dockerfile')
    const copied = text.matchAll(/^COPY (?!--from)(.+) \S+$/gm).flatMap(([, paths = '']) => paths.split(' '))
    for (const path of copied) expect(existsSync(join(root, path))).toBe(true)
    expect(text.trim().split('\n').slice(-5).join('\n')).toContain('USER node')
  })
})

describe('nginx', () => {
  it('opens the way of live connections, and keeps metrics inside', () => {
    const text = read('deploy/nginx/default.conf')
    expect(text).toContain(`location ${livePath} {`)
    expect(text).toMatch(/location = \/metrics \{\s+return 404/)
  })
})

describe('mediamtx.yml', () => {
  it('lets nobody publish and offers its API to itself only', () => {
    const text = read('deploy/mediamtx/mediamtx.yml')
    expect(JSON.stringify(parse(text))).not.toContain('publish')
    expect(parse(text)).toMatchObject({ apiAddress: '127.0.0.1:9997', paths: {} })
  })
})

describe('healthcheck.mjs', () => {
  async function check(body: unknown): Promise<number> {
    const server = createServer((_, response) => response.end(JSON.stringify(body))).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const PORT = String(typeof address === 'object' ? address?.port : '')
    const code = await run(PORT)
    server.close()
    return code
  }
  function run(PORT: string): Promise<number> {
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [join(root, 'deploy/healthcheck.mjs')], { env: { PORT } })
      child.once('exit', (code) => resolve(code ?? -1))
    })
  }

  it.each([
    ['loading with a database', { status: 'loading', database: { isReachable: true } }, 0],
    ['no database', { status: 'failed', database: { isReachable: false } }, 1],
    ['something else that answers', { hello: 'world' }, 1],
  ])('takes %s for %3$i', async (_, body, code) => {
    expect(await check(body)).toBe(code)
  })

  it('takes silence for sick', async () => {
    expect(await run('1')).toBe(1)
  })
})
