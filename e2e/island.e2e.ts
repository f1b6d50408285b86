import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wireTo } from './harness/frozen-wire.ts'
import { hasBrowser, launchProfile } from './harness/launch-browser.ts'
import { type RunningProduct, startProduct } from './harness/start-product.ts'

const secret = 'ma-nguoi-dieu-hanh-thu'
const by = 'Trưởng ca trực'
const wall = 'thu'
const walls = `
walls:
  - id: ${wall}
    vi: Tường thử
    en: Trial wall
    columns: [1920]
    rows: [1080]
    programmes:
      - id: p
        vi: Thử
        en: Trial
        items:
          - { board: dossiers, period: this-month, seconds: 7 }
          - { board: dossiers, period: last-month, seconds: 7 }
    otherwise: p
`
const paintedWithinMs = 60_000
const tellsWithinMs = 5_000
/** Longer than both scenes have their turn: then the browser has seen each. */
const turnsMs = 15_000
/** Two starts of the product and two of the browser. */
const longMs = 300_000

let folder: string
let product: RunningProduct

beforeAll(async () => {
  if (!hasBrowser) return
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-island-'))
  const catalogue = join(folder, 'catalogue')
  await cp(new URL('../catalogue', import.meta.url), catalogue, { recursive: true })
  await mkdir(join(catalogue, 'walls'), { recursive: true })
  await writeFile(join(catalogue, 'walls/walls.yaml'), walls)
  product = await startProduct({ CATALOGUE_DIR: catalogue, OPERATOR_SECRET: secret, SOURCES: 'mot-cua' })
})
afterAll(async () => {
  await product?.[Symbol.asyncDispose]()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

async function opened(context: BrowserContext, url: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  return page
}

/** The numbers of the scene that is shown, once its tiles have some. */
async function numbersOf(page: Page | Frame): Promise<string[]> {
  const numbers = page.locator('.layer[data-turn=shown] .kpi-number .num')
  await numbers.first().waitFor({ timeout: paintedWithinMs })
  return numbers.allInnerTexts()
}

/** Waits until the browser could start the wall by itself. */
async function hasIsland(page: Page | Frame): Promise<void> {
  const isWhole = async (): Promise<boolean> => {
    for (const name of await caches.keys())
      if (name.startsWith('toan-canh-ma-') && (await (await caches.open(name)).match('/wall-files.json'))) return true
    return false
  }
  await expect.poll(() => page.evaluate(isWhole), { timeout: paintedWithinMs }).toBe(true)
  await page.waitForTimeout(turnsMs)
}

async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe[data-shown=true]').elementHandle()
  const frame = await handle?.contentFrame()
  if (frame == null) throw new Error('the screen has no frame')
  return frame
}

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${product.url}/api/v1/walls/${wall}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${secret}` },
  })
  expect([answer.status, path]).toEqual([200, path])
  return answer.json()
}

/** How much this browser keeps of the centre: islands, and answers over HTTP. */
async function keptIn(page: Page | Frame): Promise<{ islands: number; answers: number }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('toan-canh-dao')
      asked.addEventListener('success', () => resolve(asked.result))
      asked.addEventListener('error', () => reject(new Error('no database')))
    })
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const asked = database.transaction('dao').objectStore('dao').getAllKeys()
      asked.addEventListener('success', () => resolve(asked.result))
    })
    database.close()
    const names = await caches.keys()
    const answers = names.includes('toan-canh-tra-loi') ? await (await caches.open('toan-canh-tra-loi')).keys() : []
    return { islands: keys.length, answers: answers.length }
  })
}

describe.skipIf(!hasBrowser)('a wall without its centre', () => {
  it(
    'finds out by itself that nobody answers any more, though nothing was closed',
    async () => {
      await using wire = await wireTo(product.url)
      const context = await launchProfile(join(folder, 'wire'))
      const page = await opened(context, `${wire.url}/walls/${wall}/r1c1`)
      await numbersOf(page)
      wire.freeze()
      await page.locator('.layer[data-turn=shown] .offline-band').waitFor({ timeout: 3 * tellsWithinMs })
      wire.thaw()
      await page.locator('.offline-band').first().waitFor({ state: 'detached', timeout: paintedWithinMs })
      await context.close()
    },
    longMs,
  )

  // Not run: the page that takes the first one's place runs under man-1.localhost, which is another site than 127.0.0.1,
  // and there Chromium refuses it a store of its own. It wants a name of the centre with its further names below it.
  it.skip(
    'brings a paired screen up in its place, and keeps nothing for one that was revoked',
    async () => {
      const profile = join(folder, 'screen')
      let context = await launchProfile(profile)
      let page = await opened(context, `${product.url}/screen`)
      const code = (await page.locator('.pairing-code[data-waiting=false]').innerText()).replaceAll(/\D/g, '')
      const paired = await post('outputs', { code, output: 'r1c1', place: 'Phòng họp', by, replace: true })
      // The first page shares the process of the screen; the one that takes its place keeps the island.
      await page.locator('iframe[data-shown=true]:not([data-host="0"])').waitFor({ timeout: 2 * paintedWithinMs })
      const before = await frameOf(page)
      await numbersOf(before)
      await hasIsland(before)
      await product.stop()
      await before.locator('.offline-band').first().waitFor({ timeout: tellsWithinMs })
      await context.close()

      context = await launchProfile(profile)
      page = await opened(context, `${product.url}/screen`)
      const frame = await frameOf(page)
      await frame.locator('.offline-band', { hasText: 'Đảo' }).first().waitFor({ timeout: paintedWithinMs })
      expect((await numbersOf(frame)).length).toBeGreaterThan(0)
      expect((await keptIn(frame)).islands).toBeGreaterThan(0)

      await product.start()
      await frame.locator('.offline-band').first().waitFor({ state: 'detached', timeout: paintedWithinMs })
      const device = typeof paired === 'object' && paired !== null && 'device' in paired ? String(paired.device) : ''
      await post(`outputs/${device}/revoke`, { by })
      await page.locator('.pairing-code[data-waiting=false]').waitFor({ timeout: 10_000 })
      expect(await keptIn(page)).toEqual({ islands: 0, answers: 0 })
      await context.close()
    },
    longMs,
  )
})
