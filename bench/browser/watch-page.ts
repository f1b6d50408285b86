import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { type CDPSession, chromium } from 'playwright-core'
import { z } from 'zod'
import { processCpuMs } from '../measure/process-cpu.ts'

const processesSchema = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number() })) })
const heapSchema = z.object({ usedSize: z.number() })
const paintSchema = z.object({
  firstPaintMs: z.number(),
  readyMs: z.number().nullable(),
  longTasks: z.array(z.object({ at: z.number(), ms: z.number() })),
  widgets: z.number(),
  errors: z.number(),
})
const settleMs = 15_000
const minuteMs = 60_000
const firstHeapMinute = 2
const longTaskMs = 100

/** What one board has cost its browser. */
export interface Watched {
  readonly firstPaintMs: number
  readonly readyMs: number | null
  /** Tasks of more than 100 ms after the first paint: those of the first 15 seconds, and those later. */
  readonly longAtStart: readonly number[]
  readonly longLater: readonly number[]
  readonly rendererSecondsPerMinute: number
  readonly gpuSecondsPerMinute: number
  readonly heapMb: readonly [first: number, last: number]
  /** Scripts and styles, compressed, as the page has asked for them. */
  readonly codeKb: number
}

/** Runs in the page before anything else: long tasks, and when every widget has its first value. */
const observer = `(() => {
  const seen = { longTasks: [], readyMs: null }
  globalThis.__seen = seen
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) seen.longTasks.push({ at: each.startTime, ms: each.duration })
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    const all = [...document.querySelectorAll('[data-widget]')]
    const isDrawn = (each) => each.childElementCount > 0 && !each.querySelector('.kpi-waiting, .waiting-words, [data-waiting]')
    const hasCharts = all.filter((each) => each.dataset.widget.startsWith('line')).every((each) => each.querySelector('canvas, svg'))
    if (all.length >= 30 && all.every(isDrawn) && hasCharts) seen.readyMs = performance.now()
    else setTimeout(look, 20)
  }
  look()
})()`

const report = `({
  firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
  readyMs: __seen.readyMs,
  longTasks: __seen.longTasks,
  widgets: document.querySelectorAll('[data-widget]').length,
  errors: document.querySelectorAll('.widget-error, [role=alert]').length,
})`

async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  return heapSchema.parse(await session.send('Runtime.getHeapUsage')).usedSize / 1e6
}

/** Kilobytes of scripts and styles among the paths that a page has asked for, compressed as a proxy compresses them. */
export function codeKb(folder: string, paths: Iterable<string>): number {
  let bytes = 0
  for (const path of paths) if (/\.(js|css)$/.test(path)) bytes += gzipSync(readFileSync(join(folder, path))).length
  return bytes / 1e3
}

/** WebGL painted by the processor in a process of its own; without it the renderer paints everything itself, the map as SVG. */
const softwareWebGl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']

function hideSlowness(): void {
  const prototype: { getParameter: (name: number) => unknown } = WebGL2RenderingContext.prototype
  const unmaskedRenderer = 37_446
  prototype.getParameter = new Proxy(prototype.getParameter, {
    apply: (known, context, names: [number]) =>
      names[0] === unmaskedRenderer ? 'a graphics card' : Reflect.apply(known, context, names),
  })
}

export interface Watch {
  readonly url: string
  readonly board: string
  /** Has the map painted on a canvas although there is no graphics hardware, which the product does not do by itself. */
  readonly forcesCanvas: boolean
  readonly minutes: number
  readonly dashboardDir: string
  /** Where to leave a picture of the board; null leaves none. */
  readonly picture: string | null
}

/** Opens a board in a browser of its own at 1920 × 1080 and watches it. */
export async function watchPage({ url, board, forcesCanvas, minutes, dashboardDir, picture }: Watch): Promise<Watched> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const args = ['--no-sandbox', ...(forcesCanvas ? softwareWebGl : ['--disable-gpu'])]
  const browser = await chromium.launch({ executablePath, args })
  try {
    const processes = await browser.newBrowserCDPSession()
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const paths = new Set<string>()
    page.on('request', (request) => paths.add(new URL(request.url()).pathname))
    page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`))
    await page.addInitScript(observer)
    if (forcesCanvas) await page.addInitScript(hideSlowness)
    const session = await page.context().newCDPSession(page)
    await page.goto(`${url}/wall/${board}`)
    await sleep(settleMs)
    const code = codeKb(dashboardDir, paths)
    if (picture !== null) await page.screenshot({ path: picture })
    const pids = processesSchema.parse(await processes.send('SystemInfo.getProcessInfo')).processInfo
    const cpuSeconds = (type: string) =>
      pids.filter((each) => each.type === type).reduce((sum, { id }) => sum + (processCpuMs(id) ?? 0), 0) / 1_000
    const before = { renderer: cpuSeconds('renderer'), gpu: cpuSeconds('GPU') }
    const firstMinutes = Math.min(firstHeapMinute, minutes / 2)
    await sleep(firstMinutes * minuteMs)
    const firstHeap = await heapMb(session)
    await sleep((minutes - firstMinutes) * minuteMs)
    const renderer = (cpuSeconds('renderer') - before.renderer) / minutes
    const gpu = (cpuSeconds('GPU') - before.gpu) / minutes
    const lastHeap = await heapMb(session)
    const seen = paintSchema.parse(await page.evaluate(report))
    if (seen.errors > 0) throw new Error(`${seen.errors} of ${seen.widgets} widgets show an error`)
    const long = seen.longTasks.filter(({ at, ms }) => ms > longTaskMs && at > seen.firstPaintMs)
    return {
      firstPaintMs: seen.firstPaintMs,
      readyMs: seen.readyMs,
      longAtStart: long.filter(({ at }) => at <= settleMs).map(({ ms }) => ms),
      longLater: long.filter(({ at }) => at > settleMs).map(({ ms }) => ms),
      rendererSecondsPerMinute: renderer,
      gpuSecondsPerMinute: gpu,
      heapMb: [firstHeap, lastHeap],
      codeKb: code,
    }
  } finally {
    await browser.close()
  }
}
