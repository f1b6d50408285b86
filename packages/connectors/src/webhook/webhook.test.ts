import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeConnector } from '../conformance.ts'
import type { Delivery } from '../connector.ts'
import { aRow, leaksPerson, oneStop, personal, rowsOf, sampleNow } from '../sample.fixture.ts'
import { delivering, openWebhook, received, secret, signed } from './webhook.fixture.ts'

const minuteMs = 60_000
const event = { specversion: '1.0', id: 'su-kien-1', source: '/mot-cua', type: 'vn.ho-so.doi', data: aRow(0) }

async function failureOf(delivery: Delivery, block: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  return received(openWebhook(block), delivery).catch((error: unknown) => error)
}

describeConnector('webhook', {
  neverAsked: 'it is told: who falls silent or breaks off is its sender, and a cursor it has none',
  neverSilent: 'it is the sender who waits',
  neverBreaksOff: 'half a delivery has no right signature',
  brokenOwner: 'upstream',
  serve: async (rows) => ({
    open: (bounds = {}) => delivering(rows, { bounds: { ...oneStop.bounds, ...bounds } }),
    openWrong: () => openWebhook({}, {}, {}),
    breakDown: async () => {},
    [Symbol.asyncDispose]: async () => {},
  }),
})

describe('a signed delivery', () => {
  it.each([
    ['a row', aRow(0), 1, {}],
    ['a list of rows', rowsOf(3), 3, {}],
    ['rows inside', { data: { rows: rowsOf(2) } }, 2, { rows: 'data.rows' }],
    ['nothing, as a sign of life', '', 0, {}],
    ['no rows, as a sign of life', [], 0, {}],
  ] as const)('gives the facts of %s and covers until it was signed', async (_name, content, facts, block) => {
    const { batch } = await received(openWebhook(block), signed(content, { at: sampleNow - minuteMs }))
    expect(batch.facts).toHaveLength(facts)
    expect(batch).toMatchObject({ coveredTo: sampleNow - minuteMs, isLast: true, refused: [] })
  })

  it.each([
    ['structured', signed(event, { type: 'application/cloudevents+json; charset=utf-8' }), 1],
    ['batched', signed([event, { ...event, data: aRow(1) }], { type: 'application/cloudevents-batch+json' }), 2],
    [
      'binary',
      signed(aRow(0), {
        headers: { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/mot-cua', 'ce-type': 'vn.ho-so.doi' },
      }),
      1,
    ],
  ] as const)('takes CloudEvents, %s', async (_name, delivery, facts) => {
    expect((await received(openWebhook(), delivery)).batch.facts).toHaveLength(facts)
  })

  it('never covers a time to come, however the clock of the sender runs', async () => {
    const { batch } = await received(openWebhook(), signed([], { at: sampleNow + 2 * minuteMs }))
    expect(batch.coveredTo).toBe(sampleNow)
  })

  it('is known again by what was signed and by its id, and by nothing else', async () => {
    const marks = async (delivery: Delivery) => (await received(openWebhook(), delivery)).marks
    const first = await marks(signed(aRow(0), { id: 'a' }))
    expect(await marks(signed(aRow(0), { id: 'a' }))).toEqual(first)
    expect((await marks(signed(aRow(0), { id: 'b' })))[0]).toBe(first[0])
    expect((await marks(signed(aRow(1), { id: 'a' })))[1]).toBe(first[1])
    expect(await marks(signed(aRow(1)))).toHaveLength(1)
  })

  it('keeps the good rows of a delivery with bad ones, decomposed letters too', async () => {
    const rows = [aRow(0, { NgayNop: personal.ChuHoSo }), aRow(1, { MaLinhVuc: 'đất-đai'.normalize('NFD') }), 17, null]
    const { batch } = await received(openWebhook(), signed(rows))
    expect(batch.facts).toMatchObject([{ slices: { field: 'đất-đai' } }])
    expect(batch.refused.map(({ code }) => code)).toEqual(['bad_date', 'bad_shape', 'bad_shape'])
    expect(leaksPerson(batch)).toBe(false)
  })
})

describe('the signature', () => {
  it('is taken in hex and base64, with a prefix or among several, and with the secret before', async () => {
    const plain = signed(aRow(0))
    const hex = String(plain.headers['x-signature']).slice('sha256='.length)
    const base64 = Buffer.from(hex, 'hex').toString('base64')
    const old = signed(aRow(0), { secret: 'khoa-ky-thu-nghiem-0000' })
    const connection = openWebhook(
      { previousSecret: 'env:KHOA_CU' },
      {},
      { KHOA: secret, KHOA_CU: 'khoa-ky-thu-nghiem-0000' },
    )
    for (const text of [hex, base64, `v1,${base64}`, `sha256=${'0'.repeat(64)} sha256=${hex}`])
      expect(
        (await received(connection, { ...plain, headers: { ...plain.headers, 'x-signature': text } })).batch.rows,
      ).toBe(1)
    expect((await received(connection, old)).batch.rows).toBe(1)
    expect(await failureOf(old)).toMatchObject({ fault: 'unsigned' })
  })

  it('stands under the names that the source gives', async () => {
    const block = { headers: { signature: 'X-Hub-Signature-256', timestamp: 'X-Luc', id: 'X-Ma' } }
    const { headers, body } = signed(aRow(0))
    const renamed = { 'x-hub-signature-256': headers['x-signature'], 'x-luc': headers['x-timestamp'] }
    expect((await received(openWebhook(block), { headers: renamed, body })).batch.rows).toBe(1)
    expect(await failureOf({ headers, body }, block)).toMatchObject({ fault: 'unsigned' })
  })

  it('of anything else than what was sent is refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, at, by) => {
          const delivery = signed(Buffer.from(bytes))
          const body = Buffer.from(bytes)
          const index = at % body.length
          body[index] = (body[index] ?? 0) ^ by
          expect(await failureOf({ ...delivery, body })).toMatchObject({ fault: 'unsigned' })
        },
      ),
    )
  })

  const { headers, body } = signed(aRow(0))
  it.each([
    ['without a signature', { ...headers, 'x-signature': undefined }],
    ['without a time', { ...headers, 'x-timestamp': undefined }],
    ['with a time that is none', { ...headers, 'x-timestamp': 'hôm nay' }],
    ['with another time than was signed', { ...headers, 'x-timestamp': String(Number(headers['x-timestamp']) + 1) }],
    ['with half a signature', { ...headers, 'x-signature': String(headers['x-signature']).slice(0, 30) }],
    ['with an empty signature', { ...headers, 'x-signature': '' }],
  ])('%s is refused with what to do', async (_name, changed) => {
    expect(await failureOf({ headers: changed, body })).toMatchObject({
      fault: 'unsigned',
      message: expect.stringMatching(/gửi x-timestamp|cùng một khoá/),
    })
  })

  it.each([
    ['an hour old', -60],
    ['an hour ahead', 60],
  ])('%s is refused, and names the clock', async (_name, minutes) => {
    expect(await failureOf(signed(aRow(0), { at: sampleNow + minutes * minuteMs }))).toMatchObject({
      fault: 'unsigned',
      message: expect.stringContaining('đồng hồ'),
    })
  })

  it.each([
    ['no secret', {}],
    ['a secret that is too short', { KHOA: 'ngan' }],
  ])('is never taken with %s', async (_name, settings) => {
    const connection = openWebhook({}, {}, settings)
    const key = Object.values(settings)[0] ?? ''
    await expect(received(connection, signed(aRow(0), { secret: key }))).rejects.toMatchObject({ owner: 'config' })
    await expect(connection.check(new AbortController().signal)).rejects.toMatchObject({ owner: 'config' })
  })
})

describe('a body', () => {
  it.each([
    ['half JSON', JSON.stringify(aRow(0)).slice(0, 80), {}],
    ['letters of another encoding', Buffer.from(`[{"MaLinhVuc":"\u00e9\u00f2"}]`, 'latin1'), {}],
    ['a number', '17', {}],
    ['a text with a person', JSON.stringify(personal.ChuHoSo), {}],
    ['no list where one is wanted', { data: {} }, { rows: 'data.rows' }],
  ])('of %s is refused without quoting it', async (_name, content, block) => {
    const error = await failureOf(signed(content), block)
    expect(error).toMatchObject({ name: 'RefusedDelivery', fault: 'unreadable' })
    expect(leaksPerson([String(error), error])).toBe(false)
  })

  it.each([
    ['without an id', { ...event, id: undefined }],
    ['of another version', { ...event, specversion: '0.3' }],
    ['with binary data', { ...event, data: undefined, data_base64: 'AAAA' }],
  ])('that is a CloudEvent %s is refused', async (_name, content) => {
    const delivery = signed(content, { type: 'application/cloudevents+json' })
    expect(await failureOf(delivery)).toMatchObject({
      fault: 'unreadable',
      message: expect.stringContaining('specversion'),
    })
  })

  it('with more rows than a batch may have is to be divided', async () => {
    const connection = openWebhook({}, { bounds: { ...oneStop.bounds, batchRows: 2 } })
    await expect(received(connection, signed(rowsOf(3)))).rejects.toMatchObject({ fault: 'too_large' })
  })
})

describe('asking a source that is told', () => {
  it('finds nothing, and leaves the cursor where it is', async () => {
    const connection = openWebhook()
    for await (const batch of connection.read('live', { signed: 'x' }, new AbortController().signal))
      expect(batch).toMatchObject({ rows: 0, cursor: { signed: 'x' }, coveredTo: null, isLast: true })
  })
})
