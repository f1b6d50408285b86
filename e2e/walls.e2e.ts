import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launchBrowser } from './harness/launch-browser.ts'
import { startProduct, type RunningProduct } from './harness/start-product.ts'

const walls = `
walls:
  - id: thu
    vi: Tường thử
    en: Trial wall
    columns: [960, 960, 960]
    rows: [540, 540]
    bezel: { x: 10, y: 10 }
    turned: { r2c3: 90 }
    programmes:
      - id: p
        vi: Thử
        en: Trial
        items:
          - { board: dossiers, period: this-month, seconds: 5 }
          - { board: dossiers, period: last-month, seconds: 5 }
    otherwise: p
`
const changesSeen = 5
const togetherMs = 50
const wrongByMs = 90_000

let product: RunningProduct
let browser: Browser
let catalogue: string

beforeAll(async () => {
  if (!hasBrowser) return
  catalogue = await mkdtemp(join(tmpdir(), 'toan-canh-walls-'))
  await cp(new URL('../catalogue', import.meta.url), catalogue, { recursive: true })
  await mkdir(join(catalogue, 'walls'), { recursive: true })
  await writeFile(join(catalogue, 'walls/walls.yaml'), walls)
  product = await startProduct({ CATALOGUE_DIR: catalogue })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.[Symbol.asyncDispose]()
  if (catalogue !== undefined) await rm(catalogue, { recursive: true, force: true })
})

interface Screen {
  readonly width?: number
  readonly height?: number
  /** How far the clock of the screen's computer is ahead. */
  readonly aheadMs?: number
}

async function anOutput(id: string, { width = 960, height = 540, aheadMs = 0 }: Screen = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.addInitScript((ahead) => {
    const read = Date.now.bind(Date)
    Date.now = () => read() + ahead
  }, aheadMs)
  await page.goto(`${product.url}/walls/thu/${id}`)
  await page.locator('.layer[data-turn=shown] .canvas').waitFor({ state: 'attached', timeout: 60_000 })
  return page
}

/** When the page exchanged its scenes by the machine's true clock, for so many exchanges, each under its turn of five seconds. */
function exchanges(page: Page, count: number): Promise<Record<string, number>> {
  return page.evaluate(
    (wanted) =>
      new Promise<Record<string, number>>((resolve) => {
        const seen: Record<string, number> = {}
        const look = new MutationObserver((changes) => {
          for (const { target } of changes) {
            if (!(target instanceof HTMLElement) || target.dataset['turn'] !== 'shown') continue
            const now = performance.timeOrigin + performance.now()
            seen[`${target.dataset['scene'] ?? ''} ${Math.round(now / 5_000)}`] ??= now
          }
          if (Object.keys(seen).length < wanted) return
          look.disconnect()
          resolve(seen)
        })
        look.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-turn'] })
      }),
    count,
  )
}

describe.skipIf(!hasBrowser)('a wall in several browsers', () => {
  it('exchanges scenes on neighbours together, though the clock of one is wrong', async () => {
    const pages = await Promise.all([anOutput('r1c1'), anOutput('r1c2', { aheadMs: wrongByMs })])
    const [left = {}, right = {}] = await Promise.all(pages.map((page) => exchanges(page, changesSeen)))
    const apart = Object.entries(left)
      .flatMap(([scene, at]) => (right[scene] === undefined ? [] : [Math.abs(at - right[scene])]))
      .toSorted((a, b) => a - b)
    expect(apart.length).toBeGreaterThanOrEqual(changesSeen - 2)
    // The median: a busy machine keeps a page from drawing once in a while.
    expect(apart[Math.floor(apart.length / 2)]).toBeLessThanOrEqual(togetherMs)
    await Promise.all(pages.map((page) => page.close()))
  })

  it('shows one canvas: every output its crop at 1:1, a turned one turned', async () => {
    const middle = await anOutput('r2c2')
    const canvas = await middle.locator('.layer[data-turn=shown] .canvas').boundingBox()
    const orbitPx = 4
    expect(Math.abs((canvas?.x ?? 0) + 970)).toBeLessThanOrEqual(orbitPx)
    expect(Math.abs((canvas?.y ?? 0) + 550)).toBeLessThanOrEqual(orbitPx)
    expect(canvas?.width).toBeCloseTo(2_900, 0)
    const turned = await anOutput('r2c3', { width: 540, height: 960 })
    expect(await turned.locator('.output').boundingBox()).toEqual({ x: 0, y: 0, width: 540, height: 960 })
    await middle.close()
    await turned.close()
  })

  it('names the outputs there are when one is asked for that is not', async () => {
    const page = await browser.newPage()
    await page.goto(`${product.url}/walls/thu/r9c9`)
    await page.getByText('Các màn: r1c1, r1c2').waitFor()
    await page.close()
  })
})
