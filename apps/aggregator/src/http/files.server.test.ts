import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileReceiptSchema } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPlace, type Place } from '../running.fixture.ts'

const token = 'ma-nhan-tep-thu-nghiem'
const header =
  'case:concept:name,case:channel,case:deadline,case:department,case:enddate,case:group,case:startdate,time:timestamp'
const time = '2011-10-11 13:42:22+02:00'
const row = (id: string, department = 'General') =>
  `${id},Internet,${time},${department},${time},Group 2,${time},${time}`
const good = [header, row('A-1'), row('A-2'), ''].join('\n')

let place: Place
let running: Awaited<ReturnType<Place['start']>>

beforeAll(async () => {
  place = await aPlace()
  running = await place.start({ UPLOAD_TOKEN: token })
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

function send(body: string | Uint8Array<ArrayBuffer>, path = 'receipt/files?name=don.csv', key: string | null = token) {
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' }
  if (key !== null) headers['authorization'] = `Bearer ${key}`
  return fetch(`${running.url}/api/v1/sources/${path}`, { method: 'POST', headers, body })
}

async function receiptOf(body: string) {
  const response = await send(body)
  expect(response.status).toBe(200)
  return fileReceiptSchema.parse(await response.json())
}

describe('a file that is handed in', () => {
  it('is read at once, and says what was taken and what refused', async () => {
    expect(await receiptOf(good)).toMatchObject({ status: 'taken', file: 'don.csv', rows: 2, facts: 2, changed: 2 })
    expect(await receiptOf(good)).toMatchObject({ status: 'taken', facts: 2, changed: 0 })
    const rows = Array.from({ length: 20 }, (_, index) => row(`B-${index}`))
    const some = await receiptOf([header, ...rows, row('C-1', 'Người Không Có Thật'), ''].join('\n'))
    expect(some).toMatchObject({ status: 'taken', rows: 21, facts: 20, refused: 1, reasons: { bad_code: 1 } })
    expect(some.examples).toMatchObject([{ place: 'don.csv:22', id: 'C-1' }])
    expect(JSON.stringify(some)).not.toContain('Không Có Thật')
  })

  it('that cannot be read is refused with a sentence, and nothing is kept of any', async () => {
    expect(await receiptOf('a,b,a\n1,2,3\n')).toMatchObject({
      status: 'refused',
      sentence: 'don.csv: Cột thứ 3 trùng tên với một cột trước.',
      facts: 0,
    })
    expect(await readdir(join(place.folder, 'uploads'))).toEqual([])
  })

  it('is taken by the token only, and by file sources only', async () => {
    expect((await send(good, undefined, null)).status).toBe(403)
    expect((await send(good, undefined, 'ma-khac')).status).toBe(403)
    expect((await send(good, 'mot-cua/files?name=a.csv')).status).toBe(404)
    expect((await send(good, 'khong-co/files?name=a.csv')).status).toBe(404)
    await using closed = await place.start()
    const asked = await fetch(`${closed.url}/api/v1/sources/receipt/files?name=a.csv`, { method: 'POST', body: good })
    expect(asked.status).toBe(403)
    expect(await asked.text()).toContain('UPLOAD_TOKEN')
  })

  it.each(['..%2Fa.csv', 'a%2Fb.csv', '.an.csv', 'khong-duoi', 'a%00.csv', `${'a'.repeat(200)}.csv`])(
    'has a plain name: not %s',
    async (name) => {
      expect((await send(good, `receipt/files?name=${name}`)).status).toBe(400)
    },
  )

  it('is cut off at the bound of its source', async () => {
    const response = await send(new Uint8Array(40 * 1024 * 1024))
    expect(response.status).toBe(413)
    expect(await readdir(join(place.folder, 'uploads'))).toEqual([])
  })
})
