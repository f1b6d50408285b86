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
})
