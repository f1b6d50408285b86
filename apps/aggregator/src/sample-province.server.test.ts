import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf, isoDay } from '@toan-canh/calendar'
import { readingSchema, sourceStatusSchema } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aPlace, type Place, type RunningPlace } from './running.fixture.ts'
import { aSampleProvince, type SampleProvince } from './sample-province.fixture.ts'

const byMessage = [
  'quan-trac-tinh',
  'thien-tai',
  'dien-luc',
  'mat-dien',
  'chieu-sang',
  'kiosk-mot-cua',
  'tu-chieu-sang',
]
const byFile = ['bao-cao-kinh-te-thang', 'bao-cao-kinh-te-quy', 'du-toan']
const sources = [...byMessage, ...byFile, 'do-trang-thong-tin', 'chi-so-766']
const patient = { timeout: 40_000, interval: 250 }
const assetsSchema = z.object({ assets: z.array(z.looseObject({ at: z.tuple([z.number(), z.number()]).nullable() })) })

let province: SampleProvince
let place: Place
let running: RunningPlace

beforeAll(async () => {
  place = await aPlace()
  province = await aSampleProvince({ PROVINCE_OFFICE_DIR: join(place.folder, 'nhan-tep') })
  place = place.with(province.environment)
  running = await place.start({ SOURCES: sources.join(',') })
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await province[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

async function get(path: string): Promise<unknown> {
  return (await fetch(`${running.url}/api/v1/${path}`)).json()
}

/** What an indicator shows, of the province and today unless told otherwise; null while it shows nothing. */
async function value(indicator: string, period = isoDay(dayOf(Date.now())), unit = '37'): Promise<number | null> {
  const answer = await get(`readings?indicator=${indicator}&unit=${unit}&period=${period}`)
  const { readings } = z.object({ readings: z.array(readingSchema) }).parse(answer)
  return readings[0]?.value ?? null
}

async function statusOf(id: string) {
  const { sources: all } = z.object({ sources: z.array(sourceStatusSchema) }).parse(await get('health'))
  return all.find((each) => each.id === id)
}

const shown = ['env.water_level', 'power.outage_customers', 'light.lamps_on_rate', 'onestop.kiosk_online_rate'] as const

describe('the sample province, read as a real one', () => {
  it('tells by its messages what is measured, what goes on and what stands where', async () => {
    for (const indicator of shown) await expect.poll(() => value(indicator), patient).not.toBeNull()
    await expect.poll(() => value('power.outages_open'), patient).not.toBeNull()
    const { assets } = assetsSchema.parse(await get('assets?kind=kiosk&unit=37'))
    expect(assets.length).toBeGreaterThan(100)
    for (const { at } of assets) expect(at).not.toBeNull()
    for (const id of byMessage) expect(await statusOf(id), id).toMatchObject({ error: null, quarantined: 0 })
  })

  it('tells in the files of its offices what is known of months, quarters and years', async () => {
    await expect.poll(() => value('econ.retail_sales', '2026-09'), patient).toBeGreaterThan(10_000)
    await expect.poll(() => value('econ.grdp_value', '2026-Q2'), patient).toBeGreaterThan(100_000)
    for (const id of byFile) {
      await expect.poll(async () => (await statusOf(id))?.facts, patient).toBeGreaterThan(3)
      expect(await statusOf(id), id).toMatchObject({ error: null, quarantined: 0 })
    }
  })

  it('has sites that are slow, stale and near the end of their certificate, and scores of the national portal', async () => {
    await expect.poll(() => value('web.p95_ms', undefined, '37-SDL'), patient).toBeGreaterThan(3_000)
    expect(await value('web.last_article_age', undefined, '37-SNV')).toBe(46)
    expect(await value('web.certificate_days', undefined, '37-SYT')).toBeLessThan(14)
    expect(await value('web.certificate_days')).toBeNull()
    const [year = '', month = ''] = isoDay(dayOf(Date.now())).split('-')
    const ended = isoDay(dayOf(Date.UTC(Number(year), Number(month) - 1, 0))).slice(0, 7)
    await expect.poll(() => value('idx766.ckmb', ended), patient).toBeGreaterThan(10)
    expect(await value('idx766.tdgq', ended)).toBeGreaterThan(10)
  })

  it('refuses a file in a form that was not agreed, and reads on when it is right', async () => {
    await province.fault({ kind: 'wrongShape', forMs: 20_000 })
    const refused = join(place.folder, 'nhan-tep/du-toan/refused')
    await expect.poll(() => readdir(refused).catch(() => []), patient).toContainEqual(expect.stringMatching(/sai-mau/))
    await province.fault({ kind: 'none' })
  }, 120_000)

  it('goes through a storm evening, and every board follows it up and down', async () => {
    const { code, out } = await place.ioc('sample', 'storm', '--factor', '720')
    expect(out).toMatch(/^Đêm bão mẫu đã bắt đầu: 6 giờ diễn ra trong 1 phút, đến \d\d:\d\d:\d\d/)
    expect(code).toBe(0)
    await expect.poll(() => value('env.water_level'), patient).toBeGreaterThan(3.5)
    expect(await value('env.rain')).toBeGreaterThan(30)
    expect(await value('disaster.alert_level')).toBeGreaterThanOrEqual(2)
    expect(await value('power.outage_customers')).toBeGreaterThan(10_000)
    await expect.poll(() => value('power.outages_open'), patient).toBeGreaterThan(5)
    expect(await value('light.lamps_on_rate')).toBeLessThan(92)
    expect(await value('onestop.kiosks_down')).toBeGreaterThan(20)
    expect(await place.ioc('sample', 'storm', 'end')).toMatchObject({ code: 0 })
    await expect.poll(() => value('env.water_level'), patient).toBeLessThan(3.5)
    await expect.poll(() => value('onestop.kiosks_down'), patient).toBeLessThan(20)
    await expect.poll(() => value('power.outages_open'), patient).toBeLessThan(5)
  }, 120_000)

  it('says who must act when its broker is gone, and comes back by itself', async () => {
    expect(await province.fault({ kind: 'down', forMs: 4_000 })).toBe(200)
    await expect.poll(async () => (await statusOf('dien-luc'))?.error, patient).toMatchObject({ owner: 'transient' })
    // It is asked again within half a minute, and a busy machine takes its time.
    await expect.poll(async () => (await statusOf('dien-luc'))?.error, { ...patient, timeout: 100_000 }).toBeNull()
  }, 180_000)

  it('refuses what a storm cannot be, in one sentence', async () => {
    const again = await place.ioc('sample', 'storm', 'end')
    expect(again).toMatchObject({ code: 2, out: '' })
    expect(again.err).toBe('Tỉnh mẫu không làm: không có đêm bão nào đang diễn ra.\n')
    expect((await place.ioc('sample', 'storm', '--factor', '0')).err).toContain('--factor là một số từ 1 đến 3600')
    expect((await place.ioc('sample', 'flood')).code).toBe(2)
    const wrong = await place.with({ PROVINCE_ADMIN_TOKEN: 'guess' }).ioc('sample', 'storm')
    expect(wrong.err).toContain('PROVINCE_ADMIN_TOKEN')
    const nobody = await place.with({ PROVINCE_PORT: '1' }).ioc('sample', 'storm')
    expect(nobody.err).toContain('npm start')
  })
})
