import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { benchProduct } from './boards/bench-product.ts'
import { benchBrowser, openBoard, type Opened } from './boards/open-board.ts'
import { machineLine } from './measure/machine.ts'
import { table } from './measure/table.ts'

const usage = `Boards: when each board of the product has its first paint and its last number, in headless Chromium.
  npm run bench -- boards [--scale 0.02] [--size 3840x2160] [--only overview,city] [--at http://localhost:4800]
cold: a browser that has never seen the product; warm: the same once more, with what it has kept of code and fonts.
The overview is opened once more as soon as the product answers after a new start on its data (not with --at).
`
const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.02' },
    size: { type: 'string', default: '3840x2160' },
    only: { type: 'string' },
    at: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const [width = 3840, height = 2160] = options.size.split('x').map(Number)
const boardsSchema = z.object({ boards: z.array(z.object({ id: z.string() })) })

const head = ['board', 'cold: paint ms', 'filled ms', 'warm: paint ms', 'filled ms', 'still waiting']

function cells({ paintMs, filledMs }: Opened): string[] {
  return [paintMs.toFixed(0), filledMs?.toFixed(0) ?? 'never']
}

async function rowOf(browser: Browser, name: string, url: string): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height } })
  try {
    const cold = await openBoard(context, url)
    const warm = await openBoard(context, url)
    const row = [
      name,
      ...cells(cold),
      ...cells(warm),
      [...new Set([...cold.waiting, ...warm.waiting])].join(', ') || '–',
    ]
    process.stderr.write(`${row.join(' | ')}\n`)
    return row
  } finally {
    await context.close()
  }
}

async function boardIds(url: string): Promise<string[]> {
  const response = await fetch(`${url}/api/v1/boards`)
  const all = boardsSchema.parse(await response.json()).boards.map(({ id }) => id)
  const only = options.only?.split(',')
  return only === undefined ? all : all.filter((id) => only.includes(id))
}

async function openAll(browser: Browser, url: string): Promise<string[][]> {
  const rows: string[][] = []
  for (const id of await boardIds(url)) rows.push(await rowOf(browser, id, `${url}/wall/${id}`))
  return rows
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}, ${width} × ${height}\n\n`)
  await using browser = await benchBrowser()
  if (options.at !== undefined) {
    process.stdout.write(`${table(head, await openAll(browser, options.at))}\n`)
    return
  }
  await using product = await benchProduct(Number(options.scale))
  const rows: string[][] = []
  {
    await using _ = await product.start()
    await product.loaded()
    rows.push(...(await openAll(browser, product.url)))
  }
  await using _ = await product.start()
  rows.push(await rowOf(browser, 'overview, right after a start', `${product.url}/wall/overview`))
  process.stdout.write(`${table(head, rows)}\n`)
}

if (options.help) process.stdout.write(usage)
else await run()
