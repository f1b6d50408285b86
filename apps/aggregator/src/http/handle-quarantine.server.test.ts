import { askedAgainSchema, dataHealthSchema, handledSchema } from '@toan-canh/contract'
import { type Database, inTransaction, openDatabase, quarantineRows } from '@toan-canh/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPlace, type Place } from '../running.fixture.ts'

const token = 'ma-van-hanh-thu-nghiem'
let place: Place
let running: Awaited<ReturnType<Place['start']>>
let database: Database

beforeAll(async () => {
  place = await aPlace()
  running = await place.start({ OPERATOR_SECRET: token })
  database = openDatabase(place.databaseUrl, () => {})
  const refused = ['A', 'B'].map((id) => ({
    place: `row ${id}`,
    code: 'bad_date',
    reason: 'NgayNop: không phải ngày.',
    id,
  }))
  await inTransaction(database, async (client) => {
    await client.query(
      "insert into batch (source, direction, seq, stored_at, rows, changed, refused) values ('mot-cua', 'live', 1, $1, 2, 0, 2)",
      [Date.now()],
    )
    await client.query("insert into source_state (source, quarantined) values ('mot-cua', 2)")
    await quarantineRows(client, { id: 1, source: 'mot-cua', at: Date.now() }, refused)
  })
})
afterAll(async () => {
  await database.end()
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

function post(path: string, key: string | null = token) {
  return fetch(`${running.url}/api/v1/quarantine/${path}`, {
    method: 'POST',
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
  })
}
const why = `why=${encodeURIComponent('Đơn vị đã báo, bỏ qua')}`
const health = async () => dataHealthSchema.parse(await (await fetch(`${running.url}/api/v1/data-health`)).json())

describe('refused rows over HTTP', () => {
  it.each(['mot-cua/retry', `mot-cua/dismiss?${why}`, 'mot-cua/reopen'])(
    'are handled with the token only: %s',
    async (path) => {
      expect((await post(path, null)).status).toBe(403)
      expect((await post(path, 'ma-khac-hoan-toan')).status).toBe(403)
      expect((await health()).quarantine).toMatchObject([{ count: 2 }])
    },
  )

  it('are dismissed for a reason, counted, and opened again', async () => {
    expect((await post('mot-cua/dismiss?code=bad_date')).status).toBe(400)
    expect((await post(`khong-co/dismiss?${why}`)).status).toBe(404)
    const [row] = (await database.query<{ id: number }>("select id from quarantine where fact_id = 'A'")).rows
    const one = await post(`mot-cua/dismiss?row=${row?.id ?? 0}&${why}`)
    expect(handledSchema.parse(await one.json())).toEqual({ rows: 1 })
    expect(await health()).toMatchObject({
      quarantine: [{ count: 1 }],
      dismissed: [{ source: 'mot-cua', code: 'bad_date', why: 'Đơn vị đã báo, bỏ qua', count: 1 }],
    })
    expect(handledSchema.parse(await (await post('mot-cua/reopen?code=bad_date')).json())).toEqual({ rows: 1 })
    expect((await health()).quarantine).toMatchObject([{ count: 2 }])
  })

  it('whose place is not kept are told apart from those that are asked for', async () => {
    expect(askedAgainSchema.parse(await (await post('mot-cua/retry?code=bad_date')).json())).toEqual({
      rows: 0,
      batches: 0,
      left: 2,
    })
  })

  it('of a source that is told are sent again by whoever sent them', async () => {
    const answer = await post('su-kien-ai/retry')
    expect([answer.status, await answer.text()]).toMatchObject([409, expect.stringContaining('bên gửi gửi lại')])
  })

  it('are handled by the command line as well', async () => {
    const dismissed = await place.ioc('quarantine', 'mot-cua', 'dismiss', '--note', 'Đã biết', '--json')
    expect(JSON.parse(dismissed.out)).toEqual({ rows: 2 })
    expect((await place.ioc('quarantine', 'mot-cua')).out).toContain('Không có dòng nào bị cách ly')
    expect((await place.ioc('quarantine', 'mot-cua', 'reopen')).out).toContain('2 dòng đã mở lại')
    expect((await place.ioc('quarantine', 'mot-cua')).out).toContain('NgayNop: không phải ngày.')
    expect(await place.ioc('quarantine', 'mot-cua', 'dismiss')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--note'),
    })
    expect(await place.ioc('quarantine', 'mot-cua', 'retry')).toMatchObject({
      code: 1,
      out: expect.stringContaining('2 không gặp lại'),
    })
  })
})
