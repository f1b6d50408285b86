import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { codeKb } from '../browser/watch-page.ts'

const seenSchema = z.object({
  paintedMs: z.number(),
  numbersMs: z.number().nullable(),
  wholeMs: z.number().nullable(),
})
const mapOrVideo = /maplibre|commune-canvas|hls|whep/
const withinMs = 90_000
const lookEveryMs = 500

const report = `({ ...__cold, paintedMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1 })`

/**
 * Runs before the page. Numbers stand when no tile but the map waits and the scene has many digits; it is whole when the map
 * stands too. Looked at in each frame, told when the task behind that frame runs.
 */
const watcher = `(() => {
  const seen = { numbersMs: null, wholeMs: null }
  globalThis.__cold = seen
  const channel = new MessageChannel()
  const waits = '[aria-busy=true], .waiting-words, .kpi-waiting'
  const fewDigits = 20
  channel.port1.onmessage = ({ data }) => { seen[data] ??= performance.now() }
  const look = () => {
    const scene = document.querySelector('.layer[data-turn=shown] .canvas') ?? document.querySelector('.wall .canvas')
    const tiles = scene === null ? [] : [...scene.querySelectorAll('[data-widget]')]
    const isDrawn = (tile) => tile.childElementCount > 0 && tile.querySelector(waits) === null
    const others = tiles.filter((tile) => tile.dataset.widget !== 'map')
    const digits = others.map((tile) => tile.textContent).join('').replaceAll(/\\D/g, '').length
    const hasNumbers = others.length > 0 && others.every(isDrawn) && digits > fewDigits
    if (hasNumbers && seen.numbersMs === null) channel.port2.postMessage('numbersMs')
    const hasMap = tiles.every(isDrawn) && scene?.querySelector('[data-widget=map] :is(path, canvas)') !== null
    if (hasNumbers && hasMap) channel.port2.postMessage('wholeMs')
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()`

export interface ColdOpening {
  readonly url: string
  /** How many times slower the processor of the page is made. */
  readonly slowed: number
  readonly dashboardDir: string
}

/** Milliseconds since the page was asked for, and kilobytes of code. */
export interface Opened {
  readonly paintedMs: number
  readonly numbersMs: number
  readonly wholeMs: number
  readonly codeKb: number
  readonly mapKb: number
}

/** Asks until the scene is whole; the page's policy lets no waiting be put into it. */
async function whole(page: Page): Promise<z.infer<typeof seenSchema>> {
  const until = Date.now() + withinMs
  for (;;) {
    const seen = seenSchema.parse(await page.evaluate(report))
    if (seen.wholeMs !== null) return seen
    if (Date.now() > until) throw new Error(`the scene is not whole after ${withinMs} ms: ${JSON.stringify(seen)}`)
    await sleep(lookEveryMs)
  }
}

async function openOnce(browser: Browser, { url, slowed, dashboardDir }: ColdOpening): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1_920, height: 1_080 } })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowed })
    const paths = new Set<string>()
    page.on('request', (request) => paths.add(new URL(request.url()).pathname))
    await page.addInitScript({ content: watcher })
    await page.goto(url, { waitUntil: 'commit' })
    const { paintedMs, numbersMs, wholeMs } = await whole(page)
    const [before, map] = [
      [...paths].filter((path) => !mapOrVideo.test(path)),
      [...paths].filter((path) => mapOrVideo.test(path)),
    ]
    return {
      paintedMs,
      numbersMs: numbersMs ?? Number.NaN,
      wholeMs: wholeMs ?? Number.NaN,
      codeKb: codeKb(dashboardDir, before),
      mapKb: codeKb(dashboardDir, map),
    }
  } finally {
    await context.close()
  }
}

/** Opens a page of the wall so many times, each in a browser of its own: nothing is in its caches. */
export async function openCold(opening: ColdOpening, times: number): Promise<readonly Opened[]> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const all: Opened[] = []
  for (let time = 0; time < times; time += 1) {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    try {
      all.push(await openOnce(browser, opening))
    } finally {
      await browser.close()
    }
  }
  return all
}
