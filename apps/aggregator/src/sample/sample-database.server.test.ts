import { openDatabase } from '@toan-canh/store'
import { temporaryDatabase } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSampleProvince } from '../sample-province.fixture.ts'
import { ensureSampleDatabase, type SampleDatabase } from './sample-database.ts'

let ours: Awaited<ReturnType<typeof temporaryDatabase>>
let sample: SampleDatabase

beforeAll(async () => {
  ours = await temporaryDatabase()
  sample = await ensureSampleDatabase(ours.url)
})
afterAll(async () => {
  const name = new URL(sample.ownerUrl).pathname.slice(1)
  await on(ours.url, `drop database "${name}" with (force)`)
  for (const url of [sample.ownerUrl, sample.readerUrl]) await on(ours.url, `drop role "${new URL(url).username}"`)
  await ours.dispose()
})

async function on(url: string, text: string) {
  const database = openDatabase(url, () => {})
  try {
    return (await database.query(text)).rows
  } finally {
    await database.end()
  }
}

async function lend(url: string) {
  return fetch(new URL('/admin/treasury', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer quan-tri-mau' },
    body: JSON.stringify({ url: sample.ownerUrl, reader: sample.reader }),
  })
}

const readLedger = () => on(sample.readerUrl, 'select * from bao_cao.thu_chi_thang order by ky')

describe(ensureSampleDatabase, () => {
  it('makes it once, with new passwords each time', async () => {
    const before = sample
    sample = await ensureSampleDatabase(ours.url)
    expect(new URL(sample.readerUrl).pathname).toBe(new URL(before.readerUrl).pathname)
    expect(sample.readerUrl).not.toBe(before.readerUrl)
    expect(await on(sample.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('lets neither account into the database of the product with anything to read there', async () => {
    await on(ours.url, 'create table if not exists of_ours (n int)')
    const inOurs = new URL(ours.url)
    inOurs.username = new URL(sample.readerUrl).username
    inOurs.password = new URL(sample.readerUrl).password
    await expect(on(inOurs.href, 'select * from of_ours')).rejects.toThrow(/permission denied/)
  })
})

describe('the treasury of the sample', () => {
  it('writes its ledger into what it is lent; the reader sees the view and may do nothing else', async () => {
    await using province = await aSampleProvince()
    expect((await lend(province.url)).status).toBe(200)
    const rows = await readLedger()
    expect(rows.length).toBeGreaterThan(30)
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'ky',
      'don_vi',
      'thu_ty_dong',
      'chi_ty_dong',
      'giai_ngan_ty_dong',
      'cap_nhat',
    ])
    await expect(on(sample.readerUrl, 'select * from so_cai.thu_chi')).rejects.toThrow(/permission denied/)
    await expect(on(sample.readerUrl, 'delete from bao_cao.thu_chi_thang')).rejects.toThrow(/permission denied/)
    await expect(on(sample.readerUrl, 'create table bao_cao.own (n int)')).rejects.toThrow(/permission denied/)
    expect((await lend(province.url)).status).toBe(200)
    expect(await readLedger()).toEqual(rows)
  })

  it('closes its door and changes its view when asked to, and is as it was afterwards', async () => {
    await using province = await aSampleProvince()
    await lend(province.url)
    const rows = await readLedger()
    await province.fault({ kind: 'down', forMs: 600_000 })
    await lend(province.url)
    await expect(readLedger()).rejects.toThrow(/permission denied/)
    await province.fault({ kind: 'wrongShape', forMs: 600_000 })
    await lend(province.url)
    expect(Object.keys((await readLedger())[0] ?? {})).toEqual(['ky', 'don_vi', 'tong_thu', 'cap_nhat'])
    await province.fault({ kind: 'slow', forMs: 600_000, delayMs: 300 })
    await lend(province.url)
    const begun = performance.now()
    expect(await readLedger()).toHaveLength(rows.length)
    expect(performance.now() - begun).toBeGreaterThan(290)
    await province.fault({ kind: 'none' })
    await lend(province.url)
    expect(await readLedger()).toEqual(rows)
  })

  it('says that it cannot write where it cannot', async () => {
    await using province = await aSampleProvince()
    const lent = { url: 'postgresql://nobody:x@127.0.0.1:1/none', reader: 'nobody' }
    const headers = { 'content-type': 'application/json', authorization: 'Bearer quan-tri-mau' }
    const body = JSON.stringify(lent)
    expect((await fetch(new URL('/admin/treasury', province.url), { method: 'POST', headers, body })).status).toBe(502)
  })
})
