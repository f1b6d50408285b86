import { createServer, type Server, type ServerResponse } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mapPackSchema, requiredMapNames, type MapPack, type Unit } from '@toan-canh/contract'
import { approximatePack, readWorldLand } from '../apps/aggregator/src/map/index.ts'

const fixture = new URL('../apps/dashboard/src/map/fixture/', import.meta.url).pathname
const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const softwareWebGl = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
/** What the aggregator may send with every page: nothing from outside, no code from text. */
const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:"
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}
const centres = [
  [105.97, 20.26],
  [106.16, 20.43],
  [105.91, 20.54],
  [106.07, 20.09],
  [106.3, 20.2],
  [105.8, 20.3],
  [106.05, 20.33],
] as const

let browser: Browser
let server: Server
let folder: string
let address: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-page-'))
  await build({
    configFile: false,
    root: fixture,
    base: './',
    plugins: [react()],
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext' },
  })
  const pack = JSON.stringify(await aPack())
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    void answer(path === '/' ? '/index.html' : path, pack, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
  browser = await chromium.launch({ executablePath: chromiumPath, args: softwareWebGl })
})
afterAll(async () => {
  await browser.close()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

async function aPack(): Promise<MapPack> {
  const units = centres.map(([lon, lat], index): Unit => ({
    code: String(90_001 + index),
    name: `Xã ${index + 1}`,
    type: 'commune',
    parent: '37',
    validFrom: '2025-07-01',
    validTo: null,
    aliases: [],
    at: [lon, lat],
  }))
  return mapPackSchema.parse(approximatePack({ province: '37', units, world: await readWorldLand() }))
}

async function answer(path: string, pack: string, response: ServerResponse): Promise<void> {
  try {
    const content = path === '/pack.json' ? pack : await readFile(join(folder, path))
    const type = mediaTypes[extname(path)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-security-policy': policy, 'content-type': type }).end(content)
  } catch {
    response.writeHead(404).end()
  }
}

interface OpenPage extends AsyncDisposable {
  readonly page: Page
  readonly complaints: string[]
  readonly asked: string[]
}

/** Lets the canvas be tried on machines without graphics hardware, where the product draws SVG. */
function hideSlowness(): void {
  const prototype: { getParameter: (name: number) => unknown } = WebGL2RenderingContext.prototype
  const unmaskedRenderer = 37_446
  prototype.getParameter = new Proxy(prototype.getParameter, {
    apply: (known, context, names: [number]) =>
      names[0] === unmaskedRenderer ? 'a graphics card' : Reflect.apply(known, context, names),
  })
}

async function open(query = '', { takesSlowCanvas = true } = {}): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  if (takesSlowCanvas) await page.addInitScript(hideSlowness)
  const complaints: string[] = []
  const asked: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico')) complaints.push(message.text())
  })
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${address}/${query}`)
  await page.waitForSelector('.commune-map')
  return { page, complaints, asked, [Symbol.asyncDispose]: () => page.close() }
}

const drawn = (page: Page) => page.waitForSelector('.commune-map[data-canvas="drawn"]', { timeout: 30_000 })

/** One pixel of the screen, as an opaque text to compare. */
async function colourAt(page: Page, place: { x: number; y: number }): Promise<string> {
  const shot = await page.screenshot({ clip: { ...place, width: 1, height: 1 } })
  return shot.toString('base64')
}

describe('the commune map in a browser', () => {
  it('shows the three names', async () => {
    await using opened = await open()
    await drawn(opened.page)
    const names = await opened.page.locator('.map-inset text').allTextContents()
    expect(names.toSorted()).toEqual([...requiredMapNames].toSorted())
    for (const name of await opened.page.locator('.map-inset text').all()) expect(await name.isVisible()).toBe(true)
  })
  it('draws on a canvas without asking any other address, under a strict policy', async () => {
    await using opened = await open()
    await drawn(opened.page)
    expect(opened.asked.filter((url) => !url.startsWith(address) && !url.startsWith('data:'))).toEqual([])
    expect(opened.complaints).toEqual([])
    expect(await opened.page.locator('.map-drawing').count()).toBe(0)
  })
  it('recolours areas when values change and keeps the canvas', async () => {
    await using opened = await open()
    const { page } = opened
    await drawn(page)
    const middle = { x: 470, y: 420 }
    const canvas = await page.locator('canvas').elementHandle()
    const before = await colourAt(page, middle)
    const seen = new Set([before])
    for (let step = 0; step < 4; step += 1) {
      await page.locator('#step').evaluate((button) => button instanceof HTMLElement && button.click())
      await page.waitForTimeout(300)
      seen.add(await colourAt(page, middle))
    }
    expect(seen.size).toBeGreaterThan(1)
    expect(await canvas?.evaluate((element) => element.isConnected)).toBe(true)
  })
  it('builds a new canvas within a second when the graphics context is lost', async () => {
    await using opened = await open()
    const { page } = opened
    await drawn(page)
    const old = await page.locator('canvas').elementHandle()
    await page.locator('canvas').evaluate((canvas) => {
      if (canvas instanceof HTMLCanvasElement)
        canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await page.waitForSelector('.commune-map[data-canvas="lost"]')
    expect(await page.locator('.map-drawing').count()).toBe(1)
    await page.waitForFunction(() => document.querySelectorAll('canvas').length === 1, undefined, { timeout: 1_000 })
    await drawn(page)
    expect(await old?.evaluate((element) => element.isConnected)).toBe(false)
    expect(await page.locator('.map-drawing').count()).toBe(0)
  })
  it('does so again and again, and never holds more than one graphics context', async () => {
    await using opened = await open()
    const { page } = opened
    await page.addInitScript(() => {
      const made: WebGL2RenderingContext[] = []
      Reflect.set(globalThis, 'made', made)
      const prototype: { getContext: (kind: string, more?: unknown) => unknown } = HTMLCanvasElement.prototype
      prototype.getContext = new Proxy(prototype.getContext, {
        apply: (known, canvas, given: [string]) => {
          const context: unknown = Reflect.apply(known, canvas, given)
          if (context instanceof WebGL2RenderingContext && !made.includes(context)) made.push(context)
          return context
        },
      })
    })
    await page.reload()
    await drawn(page)
    const held = () =>
      page.evaluate(() => {
        const made: unknown = Reflect.get(globalThis, 'made')
        const all = Array.isArray(made) ? made.filter((each) => each instanceof WebGL2RenderingContext) : []
        return { made: all.length, held: all.filter((each) => !each.isContextLost()).length }
      })
    const { made: first } = await held()
    for (let round = 1; round <= 6; round++) {
      await page.evaluate(() => {
        const lose = (canvas: HTMLCanvasElement) =>
          canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
        document.querySelectorAll('canvas').forEach(lose)
      })
      await page.waitForSelector('.commune-map[data-canvas="lost"]')
      await page.waitForFunction(() => document.querySelectorAll('canvas').length === 1, undefined, { timeout: 1_000 })
      await drawn(page)
      expect(await held()).toEqual({ made: first + round, held: 1 })
    }
  })
  it('comes back when the graphics process of the browser has died', async () => {
    await using opened = await open()
    const { page } = opened
    await drawn(page)
    const old = await page.locator('canvas').elementHandle()
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.crashGpuProcess')
    await session.detach()
    await expect.poll(() => old?.evaluate((element) => element.isConnected), { timeout: 20_000 }).toBe(false)
    await drawn(page)
  })
  it('lets a reader at a desk choose a commune, and nobody at the wall', async () => {
    await using desk = await open('?face=desk&k=0.4&width=700&height=425')
    await drawn(desk.page)
    await desk.page.mouse.click(240, 200)
    await desk.page.waitForFunction(() => /^\d{5}$/.test(document.querySelector('#step')?.textContent ?? ''))
    await using wall = await open()
    await drawn(wall.page)
    await wall.page.mouse.click(470, 420)
    expect(await wall.page.locator('#step').textContent()).toBe('đổi trị số')
  })
})

describe('the commune map in a browser without graphics hardware', () => {
  it('draws the same map as SVG, names and all, and loads no canvas', async () => {
    await using opened = await open('', { takesSlowCanvas: false })
    const { page, asked } = opened
    await page.waitForSelector('.commune-map[data-canvas="plain"]')
    expect(await page.locator('.map-drawing path[data-unit]').count()).toBe(centres.length)
    expect((await page.locator('.map-inset text').allTextContents()).toSorted()).toEqual(
      [...requiredMapNames].toSorted(),
    )
    expect(asked.filter((url) => url.includes('commune-canvas'))).toEqual([])
  })
  it('recolours what has changed', async () => {
    await using opened = await open('', { takesSlowCanvas: false })
    const { page } = opened
    await page.waitForSelector('.commune-map[data-canvas="plain"]')
    const fills = () =>
      page
        .locator('.map-drawing path[data-unit]')
        .evaluateAll((paths) => paths.map((each) => each.getAttribute('fill')))
    const before = await fills()
    await page.locator('#step').evaluate((button) => button instanceof HTMLElement && button.click())
    expect(await fills()).not.toEqual(before)
  })
  it('does so too where there is no WebGL at all', async () => {
    const plain = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-3d-apis'] })
    const page = await plain.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(address)
    await page.waitForSelector('.commune-map[data-canvas="plain"]')
    expect(await page.locator('.map-drawing path[data-unit]').count()).toBe(centres.length)
    await plain.close()
  })
})
