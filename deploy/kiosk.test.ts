import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { livePath } from '@toan-canh/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'

const folder = join(import.meta.dirname, 'kiosk')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const guide = readFileSync(join(import.meta.dirname, '../docs/guides/wall.md'), 'utf8')
const run = promisify(execFile)

describe('the browser of a kiosk screen', () => {
  let bin: string
  beforeEach(async () => {
    bin = await mkdtemp(join(tmpdir(), 'toan-canh-kiosk-'))
    await writeFile(join(bin, 'chromium'), '#!/bin/sh\nprintf "%s\\n" "$@"\n')
    await chmod(join(bin, 'chromium'), 0o755)
  })
  afterEach(() => rm(bin, { recursive: true, force: true }))

  function screen(env: Readonly<Record<string, string>>): Promise<{ stdout: string; stderr: string }> {
    const given = { PATH: `${bin}:/usr/bin:/bin`, HOME: '/var/lib/kiosk', ...env }
    return run(join(folder, 'screen'), ['left'], { env: given })
  }

  it('opens the page of screens at its place on the desktop, in a profile of its own', async () => {
    const env = { CENTRE: 'https://ioc.example.vn', POSITION: '1920,0', SIZE: '1920,1080', EXTRA: '--one --two' }
    const { stdout } = await screen(env)
    const flags = stdout.trim().split('\n')
    expect(flags).toEqual(
      expect.arrayContaining([
        '--kiosk',
        '--window-position=1920,0',
        '--window-size=1920,1080',
        '--user-data-dir=/var/lib/kiosk/left',
        '--force-device-scale-factor=1',
        '--one',
        '--two',
      ]),
    )
    expect(flags.at(-1)).toBe('https://ioc.example.vn/screen')
  })

  it('keeps the sandbox and the checks of certificates', async () => {
    const { stdout } = await screen({ CENTRE: 'https://ioc.example.vn', POSITION: '0,0', SIZE: '1,1' })
    expect(stdout).not.toMatch(/no-sandbox|ignore-certificate|disable-web-security/)
  })

  it.each(['CENTRE', 'POSITION', 'SIZE'])('does not start without %s, and names it', async (missing) => {
    const all = { CENTRE: 'https://ioc.example.vn', POSITION: '0,0', SIZE: '1,1' }
    const env = Object.fromEntries(Object.entries(all).filter(([name]) => name !== missing))
    await expect(screen(env)).rejects.toThrow(missing)
  })
})

describe('the units of a kiosk computer', () => {
  it.each(['toan-canh-x.service', 'toan-canh-screen@.service'])(
    'let %s come back without end, as its own user',
    (name) => {
      const unit = read(name)
      expect(unit).toMatch(/^User=kiosk$/m)
      expect(unit).toMatch(/^Restart=always$/m)
      expect(unit).toMatch(/^StartLimitIntervalSec=0$/m)
    },
  )

  it('start what the guide installs where it installs it', () => {
    const units = `${read('toan-canh-screen@.service')}${read('toan-canh-x.service')}`
    for (const [, name = ''] of units.matchAll(/\/usr\/local\/lib\/toan-canh\/([a-z]+)/g)) {
      expect(statSync(join(folder, name)).mode & 0o111).not.toBe(0)
      expect(guide).toContain(`deploy/kiosk/${name}`)
    }
  })

  it('are all in the guide, and nothing that is not there', () => {
    const named = new Set([...guide.matchAll(/deploy\/kiosk\/([\w.@-]+)/g)].map(([, name = '']) => name))
    const there = readdirSync(folder).filter((name) => !name.endsWith('.service'))
    expect([...named].filter((name) => name !== '').toSorted()).toEqual(there.toSorted())
  })
})

describe('the policy of a kiosk browser', () => {
  const policy = z
    .looseObject({ URLBlocklist: z.array(z.string()), URLAllowlist: z.array(z.string()) })
    .parse(JSON.parse(read('policy.json')))

  it('opens the centre alone', async () => {
    expect(policy.URLBlocklist).toEqual(['*'])
    const centre = /^CENTRE=(.+)$/m.exec(await readFile(join(folder, 'centre.env'), 'utf8'))?.[1]
    expect(policy.URLAllowlist).toEqual([centre])
  })
})

describe('the proxy of a kiosk', () => {
  it('passes live connections on, hides the metrics and speaks nothing old', () => {
    const conf = read('nginx.conf')
    expect(conf).toContain(`location ${livePath} {`)
    expect(conf).toMatch(/location = \/metrics \{\s+return 404;/)
    expect(conf).toContain('ssl_protocols TLSv1.2 TLSv1.3;')
    expect(conf).toContain('return 301 https://$host$request_uri;')
  })
})
