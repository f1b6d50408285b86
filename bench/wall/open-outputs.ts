import { getPriority, setPriority } from 'node:os'
import { type Browser, chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import type { StartedWall } from './start-wall.ts'

const processesSchema = z.object({ processInfo: z.array(z.object({ id: z.number() })) })
const drawnWithinMs = 120_000

/** WebGL drawn by the processor: maps of points need a canvas, and there is no graphics hardware where benches run. */
export const softwareWebGl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** One screen of the wall in a browser context of its own, so that its renderer and heap are its own. */
export interface Output {
  readonly id: string
  readonly page: Page
}

export interface OpenOutputs extends AsyncDisposable {
  readonly browser: Browser
  readonly outputs: readonly Output[]
  /** What the pages threw so far. */
  readonly errors: readonly string[]
}

export interface OutputOptions {
  /** How Chromium is started, beside what every bench gives it. */
  readonly args: readonly string[]
  /** Run in each page before anything else. */
  readonly scripts: readonly string[]
  /** Pixels of a window when it is not the screen's own: the scene is scaled whole. */
  readonly window?: { readonly width: number; readonly height: number }
}

const ownPixels = { width: 1_920, height: 1_080 }

/** Gives every process of the browser the priority of this one: Chromium asks for more when it may. */
async function beAsPatient(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = processesSchema.parse(await session.send('SystemInfo.getProcessInfo'))
  for (const { id } of processInfo) setPriority(id, getPriority())
  await session.detach()
}

/** Opens every output of a wall and waits until each has drawn its scene. */
export async function openOutputs(
  wall: Pick<StartedWall, 'url' | 'wall' | 'outputs'>,
  { args, scripts, window = ownPixels }: OutputOptions,
): Promise<OpenOutputs> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  await using undo = new AsyncDisposableStack()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...args] })
  undo.defer(() => browser.close())
  const errors: string[] = []
  const outputs: Output[] = []
  for (const id of wall.outputs) {
    const context = await browser.newContext({ viewport: window })
    const page = await context.newPage()
    page.on('pageerror', (error) => errors.push(`${id}: ${error.message}`))
    for (const content of scripts) await page.addInitScript({ content })
    await page.goto(`${wall.url}/walls/${wall.wall}/${id}`)
    await page.locator('.layer[data-turn=shown] .canvas').waitFor({ state: 'attached', timeout: drawnWithinMs })
    outputs.push({ id, page })
  }
  await beAsPatient(browser)
  const held = undo.move()
  return { browser, outputs, errors, [Symbol.asyncDispose]: () => held.disposeAsync() }
}
