import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReleaseStatus, routes } from '@toan-canh/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPlace, type Place, type RunningPlace } from '../apps/aggregator/src/running.fixture.ts'
import { aRelease, spoil } from './harness/a-release.ts'
import { freePort } from './harness/free-port.ts'
import { hasBrowser, launchBrowser } from './harness/launch-browser.ts'

const root = join(import.meta.dirname, '..')
const secret = 'ma-nguoi-dieu-hanh-thu'
const outputs = '/api/v1/walls/phong-hop/outputs'
const headers = { authorization: `Bearer ${secret}`, connection: 'close' }

let browser: Browser
let place: Place
let running: RunningPlace | null = null
let folder: string
let port: number

beforeAll(async () => {
  if (!hasBrowser) return
  browser = await launchBrowser()
  place = await aPlace()
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-releases-'))
  port = await freePort()
})
afterAll(async () => {
  await browser?.close()
  await running?.[Symbol.asyncDispose]()
  await place?.[Symbol.asyncDispose]()
  if (hasBrowser) await rm(folder, { recursive: true, force: true })
})

/** The centre, started anew with another build. */
async function start(release: string): Promise<void> {
  await running?.[Symbol.asyncDispose]()
  running = await place.start({ PORT: String(port), OPERATOR_SECRET: secret, DASHBOARD_DIR: release })
}
async function status(): Promise<ReleaseStatus | null> {
  const answer = await fetch(`http://127.0.0.1:${port}${outputs}`, { headers })
  return routes.wallOutputs.response.parse(await answer.json()).release
}

describe.skipIf(!hasBrowser)('a new release', () => {
  it(
    'is tried behind what a screen shows, goes back when it fails, and is taken when it is well',
    { timeout: 400_000 },
    async () => {
      const built = join(root, 'dist/dashboard')
      await start(await aRelease(built, folder, 'mot'))
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
      await page.goto(`http://127.0.0.1:${port}/screen`)
      const code = (await page.locator('.pairing-code[data-waiting=false]').innerText()).replaceAll(/\D/g, '')
      const body = JSON.stringify({ code, output: 'r1c1', place: '', by: 'Trưởng ca trực' })
      expect((await fetch(`http://127.0.0.1:${port}${outputs}`, { method: 'POST', body, headers })).status).toBe(200)
      const shown = page.locator('iframe[data-shown=true]')
      const scripts = async () => {
        const frame = await (await shown.elementHandle())?.contentFrame()
        return frame
          ?.evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '')
          .catch(() => '')
      }
      await page.locator('iframe[data-shown=true]:not([data-host="0"])').waitFor({ timeout: 90_000 })
      expect(await scripts()).toMatch(/-mot\.js$/)
      expect(await status()).toMatchObject({ verdict: 'taken' })

      const bad = await aRelease(built, folder, 'hai')
      await spoil(bad)
      await start(bad)
      await page.locator('iframe[data-shown=false][src*="release="]').waitFor({ timeout: 60_000 })
      await expect.poll(status, { timeout: 120_000, interval: 1_000 }).toMatchObject({
        verdict: 'refused',
        first: 'phong-hop/r1c1',
      })
      expect(await scripts()).toMatch(/-mot\.js$/)
      expect(await page.locator('iframe').count()).toBe(1)

      await start(await aRelease(built, folder, 'ba'))
      await expect.poll(scripts, { timeout: 120_000, interval: 1_000 }).toMatch(/-ba\.js$/)
      await expect.poll(status, { timeout: 120_000, interval: 1_000 }).toMatchObject({ verdict: 'taken' })
      await page.close()
    },
  )
})
