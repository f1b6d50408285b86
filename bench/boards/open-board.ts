import { type BrowserContext, chromium, type Browser } from 'playwright-core'
import { z } from 'zod'

/** How a board has opened, in milliseconds from the navigation. */
export interface Opened {
  readonly paintMs: number
  /** When the last tile had its answer; `null`: within the time given some never had. */
  readonly filledMs: number | null
  /** Tiles that still wait. */
  readonly waiting: readonly string[]
}

const seenSchema = z.object({
  paintMs: z.number(),
  filledMs: z.number().nullable(),
  waiting: z.array(z.string()),
})
const withinMs = 20_000
/** A board is filled when nothing on it has waited for so long. */
const quietMs = 1_000

/** Runs in the page before anything else: notes since when no tile waits. */
const observer = `(() => {
  const seen = { filledMs: null, isDone: false }
  globalThis.__seen = seen
  const waitingIn = (tile) => tile.childElementCount === 0 || tile.querySelector('[aria-busy=true]') !== null
  globalThis.__waiting = () => [...document.querySelectorAll('[data-widget]')].filter(waitingIn).map((tile) => tile.dataset.widget)
  const look = () => {
    const isFilled = document.querySelector('[data-widget]') !== null && __waiting().length === 0
    if (!isFilled) seen.filledMs = null
    else seen.filledMs ??= performance.now()
    seen.isDone = isFilled && performance.now() - seen.filledMs >= ${quietMs}
    if (!seen.isDone) setTimeout(look, 15)
  }
  look()
})()`

const report = `({
  paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
  filledMs: __seen.isDone ? __seen.filledMs : null,
  waiting: __waiting(),
})`

/** A browser to open boards in; dispose to close it. */
export async function benchBrowser(): Promise<Browser & AsyncDisposable> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() })
}

/** Opens a page in a browser that has or has not seen it before, waits until every tile has its answer, and closes it. */
export async function openBoard(context: BrowserContext, url: string): Promise<Opened> {
  const page = await context.newPage()
  try {
    await page.addInitScript(observer)
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction('__seen.isDone', null, { timeout: withinMs, polling: 100 }).catch(() => {})
    return seenSchema.parse(await page.evaluate(report))
  } finally {
    await page.close()
  }
}
