import { createServer, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readAll, stored } from '../conformance.ts'
import { aRow, leaksPerson, oneStop as source, personal, rowsOf } from '../sample.fixture.ts'
import { startOneStop, type OneStop } from './one-stop.fixture.ts'
import { openRest, settingsFor } from './rest.fixture.ts'

const { bounds } = source
const MiB = 1024 * 1024

async function failureOf(oneStop: OneStop, change: Partial<typeof bounds> = {}): Promise<unknown> {
  await using connection = openRest(oneStop, { bounds: { ...bounds, ...change } })
  return readAll(connection).then(
    () => null,
    (error: unknown) => error,
  )
}

/** Answers questions for rows in its own way; tokens are given as ever. */
function answering(oneStop: OneStop, answer: (response: ServerResponse) => void): void {
  oneStop.misbehave = (request, response) => {
    if (request.method === 'POST') return false
    answer(response)
    return true
  }
}

describe('an answer without bounds', () => {
  it('stops reading a body of 1 GB at its bound', async () => {
    await using oneStop = await startOneStop()
    let sent = 0
    answering(oneStop, (response) => {
      const piece = Buffer.alloc(MiB, ' ')
      const pour = (): void => {
        while (sent < 1024 * MiB && !response.destroyed) {
          sent += piece.length
          if (!response.write(piece)) return void response.once('drain', pour)
        }
      }
      pour()
    })
    expect(await failureOf(oneStop, { bodyBytes: 2 * MiB })).toMatchObject({ owner: 'upstream' })
    expect(sent).toBeLessThan(64 * MiB)
  })

  it('does not begin a body that announces too much', async () => {
    await using oneStop = await startOneStop()
    answering(oneStop, (response) => response.writeHead(200, { 'content-length': String(1024 * MiB) }).write('{'))
    expect(await failureOf(oneStop)).toMatchObject({ owner: 'upstream' })
  })

  it('counts a gzip bomb unpacked', async () => {
    await using oneStop = await startOneStop()
    const bomb = gzipSync(Buffer.alloc(64 * MiB, ' '))
    answering(oneStop, (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    expect(bomb.length).toBeLessThan(MiB)
    expect(await failureOf(oneStop, { bodyBytes: 4 * MiB })).toMatchObject({ owner: 'upstream' })
  })

  it('reads an honest gzip answer', async () => {
    await using oneStop = await startOneStop()
    const body = JSON.stringify({ data: rowsOf(3), page: 1, total: 3, hasNext: false })
    answering(oneStop, (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body)))
    await using connection = openRest(oneStop)
    expect(stored(await readAll(connection))).toHaveLength(3)
  })

  it('gives up on a drip that never ends', async () => {
    await using oneStop = await startOneStop()
    answering(oneStop, (response) => {
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(await failureOf(oneStop, { requestSeconds: 0.3 })).toMatchObject({ owner: 'transient' })
  })

  it('gives up on a read that takes too long as a whole', async () => {
    await using oneStop = await startOneStop()
    answering(oneStop, () => undefined)
    const error = await failureOf(oneStop, { readSeconds: 0.3 })
    expect(error).toMatchObject({ owner: 'transient', message: 'Một lần đọc kéo dài quá 0.3 giây.' })
  })

  it.each([
    ['the same page for ever', (body: { data: readonly unknown[] }) => ({ ...body, hasNext: true })],
    ['empty pages for ever', (body: object) => ({ ...body, data: [], hasNext: true })],
  ])('refuses %s', async (_name, bend) => {
    await using oneStop = await startOneStop(rowsOf(3))
    oneStop.bend = bend
    expect(await failureOf(oneStop)).toMatchObject({ owner: 'upstream' })
    expect(oneStop.asked.length).toBeLessThan(6)
  })

  it('refuses ever new rows of one instant at the bound of pages', async () => {
    await using oneStop = await startOneStop()
    let serial = 0
    const old = { NgayCapNhat: '2025-11-12T00:00:00+07:00' }
    oneStop.bend = (body) => ({ ...body, hasNext: true, data: [aRow((serial += 1), old), aRow((serial += 1), old)] })
    expect(await failureOf(oneStop, { pagesPerRead: 9 })).toMatchObject({ owner: 'upstream' })
    expect(oneStop.asked).toHaveLength(9)
  })

  it('refuses more rows than it asked for', async () => {
    await using oneStop = await startOneStop()
    oneStop.bend = (body) => ({ ...body, data: rowsOf(30) })
    expect(await failureOf(oneStop, { batchRows: 10 })).toMatchObject({ owner: 'upstream' })
  })

  it('refuses a history whose token comes back', async () => {
    await using oneStop = await startOneStop(rowsOf(5))
    oneStop.bend = (body) => ({ ...body, data: rowsOf(1), nextCursor: 'again' })
    await using connection = openRest(oneStop)
    const read = async () => {
      for await (const _ of connection.read('history', null, new AbortController().signal));
    }
    await expect(read()).rejects.toMatchObject({ owner: 'upstream' })
  })
})

describe('a wrong answer', () => {
  it.each([
    [500, 'upstream'],
    [501, 'upstream'],
    [502, 'transient'],
    [503, 'transient'],
    [429, 'transient'],
    [404, 'config'],
    [403, 'config'],
    [400, 'config'],
  ])('with status %i is for %s to mend', async (status, owner) => {
    await using oneStop = await startOneStop()
    answering(oneStop, (response) => response.writeHead(status, { 'retry-after': '120' }).end(personal.ChuHoSo))
    const error = await failureOf(oneStop)
    expect(error).toMatchObject({ owner, retryAfterMs: owner === 'config' ? null : 120_000 })
    expect(String(error)).toContain(String(status))
    expect(leaksPerson([String(error), error])).toBe(false)
  })

  it.each([
    ['no list', '{"ketQua":[]}', 'format'],
    ['a list that is none', '{"data":{"a":1},"hasNext":false}', 'format'],
    ['no word on a next page', '{"data":[]}', 'format'],
    ['HTML', '<html>', 'format'],
    ['half an answer', `{"data":[{"ChuHoSo":"${personal.ChuHoSo}`, 'format'],
    ['nothing', '', 'format'],
  ])('with %s is told without quoting it', async (_name, body, owner) => {
    await using oneStop = await startOneStop()
    answering(oneStop, (response) => response.end(body))
    const error = await failureOf(oneStop)
    expect(error).toMatchObject({ name: 'SourceError', owner })
    expect(error instanceof Error ? error.cause : error).toBeUndefined()
    expect(leaksPerson([String(error), error])).toBe(false)
  })

  it.each([
    ['Windows-1258', Buffer.from([0x68, 0xf4, 0xf2, 0x2d, 0x74, 0x69, 0x63, 0x68])],
    ['TCVN3', Buffer.from([0x68, 0xe9, 0x2d, 0x74, 0xde, 0x63, 0x68])],
  ])('in the bytes of %s loses the row whose letters those are, and no other', async (_name, field) => {
    await using oneStop = await startOneStop()
    const mark = 'linh-vuc-nay'
    const whole = JSON.stringify({ data: [aRow(0, { MaLinhVuc: mark }), aRow(1)], hasNext: false })
    const [before = '', after = ''] = whole.split(mark)
    answering(oneStop, (response) => response.end(Buffer.concat([Buffer.from(before), field, Buffer.from(after)])))
    await using connection = openRest(oneStop)
    const [batch] = await readAll(connection)
    expect(batch?.facts).toHaveLength(1)
    expect(batch?.refused).toMatchObject([{ code: 'bad_value', id: String(aRow(0)['MaHoSo']) }])
  })

  it('cut off in the middle is transient', async () => {
    await using oneStop = await startOneStop()
    answering(oneStop, (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"data":')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await failureOf(oneStop)).toMatchObject({ owner: 'transient' })
  })

  it('that claims a packing it does not have is the upstream’s', async () => {
    await using oneStop = await startOneStop()
    answering(oneStop, (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"data":[]}'))
    expect(await failureOf(oneStop)).toMatchObject({ owner: 'upstream' })
  })

  it('that redirects to another host is not followed', async () => {
    let visited = 0
    const other = createServer((_request, response) => {
      visited += 1
      response.end('{}')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    await using oneStop = await startOneStop()
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : 0
    answering(oneStop, (response) => response.writeHead(302, { location: `http://127.0.0.1:${String(port)}/` }).end())
    expect(await failureOf(oneStop)).toMatchObject({ owner: 'config' })
    expect(visited).toBe(0)
    other.close()
  })
})

describe('the token', () => {
  it('is asked for once and used again', async () => {
    await using oneStop = await startOneStop(rowsOf(4))
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 2 } })
    await readAll(connection)
    await readAll(connection)
    expect(oneStop.tokensIssued).toBe(1)
  })

  it('is renewed once when the upstream no longer takes it', async () => {
    await using oneStop = await startOneStop(rowsOf(4))
    await using connection = openRest(oneStop)
    await readAll(connection)
    oneStop.forgetTokens()
    expect(stored(await readAll(connection))).toHaveLength(4)
    expect(oneStop.tokensIssued).toBe(2)
  })

  it('is renewed before it ends', async () => {
    await using oneStop = await startOneStop(rowsOf(1))
    let now = Date.parse('2025-11-14T10:00:00+07:00')
    await using connection = openRest(oneStop, { now: () => now })
    await readAll(connection)
    now += 869_000
    await readAll(connection)
    expect(oneStop.tokensIssued).toBe(1)
    now += 2_000
    await readAll(connection)
    expect(oneStop.tokensIssued).toBe(2)
  })

  it('that is never taken is the operator’s, after two tries', async () => {
    await using oneStop = await startOneStop()
    let asked = 0
    answering(oneStop, (response) => {
      asked += 1
      response.writeHead(401).end()
    })
    expect(await failureOf(oneStop)).toMatchObject({ owner: 'config' })
    expect(asked).toBe(2)
  })

  it.each([
    ['wrong secret', { MOT_CUA_CLIENT_SECRET: 'mat-khau-rat-rieng' }],
    ['address with a password in it', { MOT_CUA_URL: 'http://mat-khau-rat-rieng@127.0.0.1:1' }],
  ])('a %s stands in no sentence', async (_name, change) => {
    await using oneStop = await startOneStop()
    await using connection = openRest(oneStop, { setting: settingsFor(oneStop.base, change) })
    const error = await readAll(connection).catch((each: unknown) => each)
    expect(error).toMatchObject({ owner: 'config' })
    expect(JSON.stringify([String(error), error])).not.toContain('mat-khau-rat-rieng')
  })
})
