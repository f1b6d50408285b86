import type { Browser, Frame } from 'playwright-core'

/** Work of a second or two for one core, however busy the machine is besides; in parts, as a page that is silent is exchanged. */
const work = { parts: 60, rounds: 25_000_000 } as const

/** Seconds that each renderer process has worked, by its id. */
async function renderersOf(browser: Browser): Promise<Map<number, number>> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]))
}

/** The id of the process that runs a frame: of all renderers it works most while the frame is kept busy. */
export async function processOf(browser: Browser, frame: Frame): Promise<number> {
  const before = await renderersOf(browser)
  await frame.evaluate(async ({ parts, rounds }) => {
    let sum = 0
    for (let part = 0; part < parts; part++) {
      for (let round = 0; round < rounds; round++) sum = (sum + round) | 0
      await new Promise((resolve) => setTimeout(resolve))
    }
    return sum
  }, work)
  const worked = [...(await renderersOf(browser))].map(([id, at]) => [id, at - (before.get(id) ?? at)] as const)
  const [most] = worked.toSorted(([, one], [, other]) => other - one)
  if (most === undefined) throw new Error('the browser has no renderer')
  return most[0]
}

/** Ends the process of a frame, as a fault of the browser would. */
export async function crash(frame: Frame): Promise<void> {
  const session = await frame
    .page()
    .context()
    .newCDPSession(frame.parentFrame() === null ? frame.page() : frame)
  // The process cannot answer any more.
  void session.send('Page.crash').catch(() => {})
}

/** Whether the browser still has a renderer process. */
export async function hasRenderer(browser: Browser, id: number): Promise<boolean> {
  return (await renderersOf(browser)).has(id)
}
