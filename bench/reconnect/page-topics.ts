import { chromium } from 'playwright-core'
import { subscribeSchema } from '@toan-canh/contract'

const drawnWithinMs = 60_000
const settledMs = 6_000
const request = /^42\["subscribe",(.*)\]$/

/** What a page of the product asks for by itself: opened once in a browser, its requests read off its socket. */
export async function pageTopics(url: string): Promise<readonly string[]> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } })
    const topics = new Set<string>()
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        const asked = request.exec(payload.toString())?.[1]
        if (asked === undefined) return
        for (const { topic } of subscribeSchema.parse(JSON.parse(asked))) topics.add(topic)
      }),
    )
    await page.goto(url)
    await page.locator('.layer[data-turn=shown] .canvas').waitFor({ state: 'attached', timeout: drawnWithinMs })
    for (let known = -1; known < topics.size;) {
      known = topics.size
      await page.waitForTimeout(settledMs)
    }
    return [...topics]
  } finally {
    await browser.close()
  }
}
