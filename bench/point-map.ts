import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { z } from 'zod'
import { loadCatalogue } from '../apps/aggregator/src/catalogue/load-catalogue.ts'
import { approximatePack, readWorldLand } from '../apps/aggregator/src/map/index.ts'
import { machineLine } from './measure/machine.ts'
import { table } from './measure/table.ts'

const usage = `Point map: points of the whole province on the product's map in headless Chromium, 1400×850, WebGL drawn by the processor.
  npm run bench -- point-map [--points 1000,10000] [--seconds 20]
A third of the points is looked at anew every half second, and a third of those change: the most that a wall's map is told. What is
measured is the time between two frames that the page could draw, and tasks that held it up. CHROMIUM_PATH names the browser.
`
const { values: options } = parseArgs({
  options: {
    points: { type: 'string', default: '1000,10000' },
    seconds: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
})

const root = new URL('../', import.meta.url)
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}
const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const seenSchema = z.object({ gaps: z.array(z.number()), long: z.array(z.number()), readyMs: z.number() })

/** Within the page: the gaps between frames and the long tasks of so many seconds. */
async function watch(seconds: number): Promise<unknown> {
  const readyMs = performance.now()
  const long: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long.push(duration)
  })
  observer.observe({ type: 'longtask' })
  const gaps: number[] = []
  const end = performance.now() + seconds * 1_000
  for (let last = performance.now(); last < end;) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
    gaps.push(now - last)
    last = now
  }
  return { gaps: gaps.slice(1), long, readyMs }
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n\n`)
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'point-map-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const page = new URL('apps/dashboard/src/map/fixture/', root).pathname
  const out = { outDir: folder, emptyOutDir: true, target: 'esnext' } as const
  await build({ configFile: false, root: page, base: './', plugins: [react()], logLevel: 'error', build: out })
  const { register } = await loadCatalogue(new URL('catalogue', root).pathname)
  const pack = JSON.stringify(approximatePack({ province: '37', units: register.units, world: await readWorldLand() }))
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = path === '/' ? '/index.html' : path
    const content = file === '/pack.json' ? Promise.resolve(pack) : readFile(join(folder, file))
    content.then(
      (bytes) => response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : ''
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: flags,
  })
  stack.defer(() => browser.close())
  const rows: string[][] = []
  for (const count of options.points.split(','))
    for (const everyMs of [0, 500]) {
      const opened = await browser.newPage({ viewport: { width: 1400, height: 900 } })
      await opened.goto(`http://127.0.0.1:${port}/?points=${count}&every=${everyMs}`)
      await opened.waitForSelector('.commune-map[data-canvas="drawn"]', { timeout: 120_000 })
      const { gaps, long, readyMs } = seenSchema.parse(await opened.evaluate(watch, Number(options.seconds)))
      const sorted = gaps.toSorted((a, b) => a - b)
      rows.push([
        count,
        everyMs === 0 ? 'nothing' : `every ${everyMs} ms`,
        readyMs.toFixed(0),
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 1),
        `${long.length} (worst ${Math.max(0, ...long).toFixed(0)} ms)`,
      ])
      await opened.close()
    }
  const head = ['points', 'changes', 'drawn after ms', 'frame p50 ms', 'p95', 'worst', 'tasks over 50 ms']
  process.stdout.write(`${table(head, rows)}\n`)
}

if (options.help) process.stdout.write(usage)
else await run()
