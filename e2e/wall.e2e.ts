import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hasBrowser, launchBrowser } from './harness/launch-browser.ts'
import { startProduct, type RunningProduct } from './harness/start-product.ts'

const healthSchema = z.object({ viewers: z.number() })
const PAINTED_WITHIN_MS = 60_000

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  product = await startProduct()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.[Symbol.asyncDispose]()
})

/** A page of the wall's size that writes down what it asks for and what goes wrong. */
async function aWall(): Promise<{ page: Page; hosts: Set<string>; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const hosts = new Set<string>()
  const errors: string[] = []
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(host)
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, hosts, errors }
}

async function viewers(): Promise<number> {
  const response = await fetch(`${product.url}/api/v1/health`)
  return healthSchema.parse(await response.json()).viewers
}

/** Takes away what is drawn on every canvas of a chart, as the end of the graphics process does. */
function loseAll(): number {
  const all = [...document.querySelectorAll<HTMLCanvasElement>('[_echarts_instance_] canvas')]
  for (const canvas of all) {
    canvas.width += 0
    canvas.dataset['lost'] = ''
    canvas.dispatchEvent(new Event('contextlost'))
  }
  return all.length
}

/** How many canvases of charts carry a drawing, and how many have lost theirs. */
function chartsDrawn(): { drawn: number; lost: number } {
  const all = [...document.querySelectorAll<HTMLCanvasElement>('[_echarts_instance_] canvas')]
  const isDrawn = (canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    return data.some((value) => value !== 0)
  }
  return {
    drawn: all.filter((each) => each.width > 0 && isDrawn(each)).length,
    lost: all.filter((each) => each.dataset['lost'] === '').length,
  }
}

describe.skipIf(!hasBrowser)('the wall in a browser', () => {
  it('shows the sample as sample, asks nobody but the product, and reports no error', async () => {
    const { page, hosts, errors } = await aWall()
    await page.goto(`${product.url}/wall/dossiers`)
    await page.getByText('DỮ LIỆU MẪU').first().waitFor({ timeout: PAINTED_WITHIN_MS })
    await expect.poll(viewers, { timeout: PAINTED_WITHIN_MS }).toBe(1)
    expect([...hosts]).toEqual([new URL(product.url).host])
    expect(errors).toEqual([])
    await page.close()
    await expect.poll(viewers, { timeout: PAINTED_WITHIN_MS }).toBe(0)
  })

  it('draws its charts anew after every loss of their canvases, and keeps no more of them', async () => {
    const { page } = await aWall()
    await page.goto(`${product.url}/gallery`)
    await page.locator('[_echarts_instance_] canvas').first().waitFor({ timeout: PAINTED_WITHIN_MS })
    await expect
      .poll(async () => (await page.evaluate(chartsDrawn)).drawn, { timeout: PAINTED_WITHIN_MS })
      .toBeGreaterThan(1)
    await page.waitForTimeout(2_000)
    const { drawn } = await page.evaluate(chartsDrawn)
    for (let round = 0; round < 4; round++) {
      expect(await page.evaluate(loseAll)).toBe(drawn)
      await expect.poll(() => page.evaluate(chartsDrawn), { timeout: 10_000 }).toEqual({ drawn, lost: 0 })
    }
    await page.close()
  })
})
