import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manualAnswerSchema } from '@toan-canh/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launchBrowser } from './harness/launch-browser.ts'
import { type RunningProduct, startProduct } from './harness/start-product.ts'

const [entry, approval] = ['ma-nhap-thu-nghiem-01', 'ma-duyet-thu-nghiem-01']
const SHOWN_WITHIN_MS = 60_000
const board = `boards:
  - id: entered
    vi: Số nhập tay
    en: Entered numbers
    unit: '37'
    period: this-month
    widgets:
      cover: { type: kpi, title: Bao phủ BHYT, config: { indicator: social.bhyt_rate } }
    layouts:
      - width: 3840
        height: 2160
        places: { cover: [80, 226, 1776, 838] }
`

let product: RunningProduct
let browser: Browser
let folder: string

async function says(page: Page, text: string): Promise<void> {
  const has = async () => (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ').includes(text)
  await expect.poll(has, { timeout: SHOWN_WITHIN_MS, message: `the page says “${text}”` }).toBe(true)
}

/** The page of manual entry with a set chosen and a code given, and the period it opened with. */
async function atTheDesk(set: string, code: string): Promise<{ readonly page: Page; readonly period: string }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(`${product.url}/desk/37/nhap-tay`)
  await page.getByLabel('Bộ chỉ tiêu').selectOption(set)
  await page.getByLabel('Mã nhập liệu hoặc mã duyệt').fill(code)
  return { page, period: await page.locator('.manual-controls select').last().inputValue() }
}

describe.skipIf(!hasBrowser)('a number that people enter', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'toan-canh-e2e-'))
    await cp('catalogue', folder, { recursive: true })
    await mkdir(join(folder, 'entered'))
    await writeFile(join(folder, 'entered/boards.yaml'), board)
    product = await startProduct({
      CATALOGUE_DIR: folder,
      SOURCES: 'none',
      MANUAL_ENTRY_TOKEN: entry,
      MANUAL_APPROVAL_TOKEN: approval,
    })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  })

  it('goes from the keyboard over another’s approval to the wall, marked as entered by hand', async () => {
    const { page, period } = await atTheDesk('bao-hiem-thang', entry)
    const cells = page.locator('input[data-cell]')
    await cells.first().fill('41,5')
    await cells.first().press('Enter')
    await page.keyboard.type('trên 95')
    await says(page, 'Có số chưa lưu')
    // The set wants evidence: handing in is refused, what was saved stands, and the form goes on from it.
    await page.getByRole('button', { name: 'Trình duyệt' }).click()
    await says(page, 'cần ít nhất một tệp minh chứng')
    await page.getByLabel(/Thêm tệp PDF/).setInputFiles({
      name: 'bao-cao.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 minh chứng'),
    })
    await says(page, 'bao-cao.pdf · Chuyên viên tổng hợp BHXH tỉnh')
    await cells.last().fill('trên 96')
    await page.keyboard.press('Control+s')
    await expect.poll(() => page.getByRole('button', { name: 'Hoàn tác' }).isDisabled()).toBe(true)
    expect(await cells.last().evaluate((cell) => cell === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Trình duyệt' }).click()
    await says(page, 'chờ duyệt')

    await page.getByLabel('Mã nhập liệu hoặc mã duyệt').fill(approval)
    await page.getByRole('button', { name: 'Duyệt và khoá' }).click()
    await says(page, 'Duyệt và khoá · bản 1 · Phó Giám đốc BHXH tỉnh')

    const wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await wall.goto(`${product.url}/wall/entered?period=${period}`)
    await says(wall, '> 96,0')
    await says(wall, 'nhập tay')
    await wall.close()
    await page.close()
  })

  it('is taken away as a workbook and handed in, and what is refused is said', async () => {
    const { page, period } = await atTheDesk('viec-lam-thang', entry)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải mẫu Excel của kỳ' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`viec-lam-thang-${period}.xlsx`)
    await page.getByLabel('Nộp mẫu đã điền').setInputFiles(await download.path())
    await says(page, 'Mẫu không có số nào mới so với phiếu đang có. Chưa lưu gì.')
    const { sets } = manualAnswerSchema.parse(await (await fetch(`${product.url}/api/v1/manual`)).json())
    const periods = sets.find(({ source }) => source === 'viec-lam-thang')?.periods
    expect(periods?.find((each) => each.period === period)?.counts.draft).toBe(0)
    await page.close()
  })
})
