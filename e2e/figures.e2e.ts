import { setTimeout as sleep } from 'node:timers/promises'
import { readingsAnswerSchema, routes } from '@toan-canh/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launchBrowser } from './harness/launch-browser.ts'
import { type RunningProduct, startProduct } from './harness/start-product.ts'

const LOADED_WITHIN_MS = 110_000
const SHOWN_WITHIN_MS = 60_000
const POLL_MS = 1_000
const PUBLISHED = '2025-11'

let product: RunningProduct
let browser: Browser

async function ask<T>(path: string, schema: { parse: (value: unknown) => T }): Promise<T> {
  const response = await fetch(`${product.url}${path}`)
  return schema.parse(await response.json())
}

async function reading(indicator: string) {
  const query = new URLSearchParams({ indicator: `tthc.${indicator}`, unit: '37', period: PUBLISHED })
  const [found] = (await ask(`/api/v1/readings?${query}`, readingsAnswerSchema)).readings
  if (found === undefined) throw new Error(`no reading of ${indicator}`)
  return found
}

async function loaded(): Promise<void> {
  const until = Date.now() + LOADED_WITHIN_MS
  while ((await ask('/api/v1/health', routes.health.response)).status === 'loading') {
    if (Date.now() > until) throw new Error('the history of the sample did not load in time')
    await sleep(POLL_MS)
  }
}

function number(value: number, decimals = 0): string {
  return value.toLocaleString('vi-VN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** Waits until the page says a text somewhere, white space taken as one. */
async function says(page: Page, text: string): Promise<void> {
  const has = async () => (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ').includes(text)
  await expect.poll(has, { timeout: SHOWN_WITHIN_MS, message: `the page says “${text}”` }).toBe(true)
}

describe.skipIf(!hasBrowser)('the figures of the published month', () => {
  beforeAll(async () => {
    product = await startProduct({ SOURCES: 'mot-cua' })
    browser = await launchBrowser()
    await loaded()
  }, LOADED_WITHIN_MS + SHOWN_WITHIN_MS)
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
  })

  it('stand on the wall under their three names, each over its own denominator', async () => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${product.url}/wall/dossiers?period=${PUBLISHED}`)
    for (const indicator of ['on_time_rate', 'on_time_rate_766', 'on_time_of_received']) {
      const { value, num, den } = await reading(indicator)
      await says(page, number(value ?? 0, 2))
      await says(page, `${number(num ?? 0)} / ${number(den ?? 0)} hồ sơ`)
    }
    for (const title of ['Trên hồ sơ đã giải quyết', 'Theo Quyết định 766', 'Trên hồ sơ tiếp nhận'])
      await says(page, title)
    for (const name of ['Quần đảo Hoàng Sa', 'Quần đảo Trường Sa', 'Biển Đông']) await says(page, name)
    await page.close()
  })

  it('are the same on the desk, down to the fields of a unit and the counters behind a number', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const { value } = await reading('on_time_rate')
    await page.goto(`${product.url}/desk/37?ky=${PUBLISHED}`)
    await says(page, number(value ?? 0, 2))
    await page
      .getByRole('button', { name: /^Giải thích Tỷ lệ đúng hạn/ })
      .first()
      .click()
    await says(page, 'Giải thích trị số')
    await says(page, `·${PUBLISHED}·r`)
    await says(page, 'Nghị định 118/2025/NĐ-CP')
    await page.keyboard.press('Escape')
    await page.getByText('Sở Nông nghiệp và Môi trường').first().click()
    await says(page, 'Đất đai')
    expect(page.url()).toContain('/desk/37-SNNMT')
    await page.close()
  })

  it('keep standing with their age when the centre is gone, and say that it is', async () => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const { value } = await reading('on_time_rate')
    await page.goto(`${product.url}/wall/dossiers?period=${PUBLISHED}`)
    await says(page, number(value ?? 0, 2))
    await product[Symbol.asyncDispose]()
    await says(page, 'Mất kết nối trung tâm')
    await says(page, number(value ?? 0, 2))
    await page.close()
  })
})
