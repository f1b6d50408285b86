import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { readAll } from '../conformance.ts'
import { SourceError } from '../source-error.ts'
import { columns, handClock, header, line, looked, openCameras } from './cameras.fixture.ts'
import { aMediaServer, aPath, type StandIn } from './media-server.fixture.ts'
import { anOnvifDevice } from './onvif-device.fixture.ts'
import { aJpeg, aPlaylist } from './pictures.fixture.ts'

function lay(server: StandIn, lines: readonly string[]): void {
  server.pages.set('/list.csv', (_, response) => void response.end([header, ...lines].join('\n')))
}

async function failureOf(server: StandIn, block: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const list = { url: `${server.url}/list.csv`, columns }
  await using connection = openCameras(
    { list, mediaServer: { api: server.url, pageSize: 2 }, ...block },
    { limits: { requestSeconds: 0.4 } },
  )
  return readAll(connection).then(
    () => null,
    (error: unknown) => error,
  )
}

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'nothing in time': () => undefined,
  'an error': (response) => void response.writeHead(500).end(),
  'a page of HTML': (response) => void response.end('<html>'),
  'half an answer': (response) =>
    void response.writeHead(200, { 'content-length': '900' }).write('{"items":[', () => response.destroy()),
  'another password': (response) => void response.writeHead(401).end(),
  'a redirect': (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
}

describe('a media server on a bad day', () => {
  it.each([
    ['nothing in time', 'transient', 'không trả lời xong'],
    ['an error', 'upstream', 'trả lời mã 500'],
    ['a page of HTML', 'format', 'không phải JSON'],
    ['half an answer', 'transient', 'ngắt giữa chừng'],
    ['another password', 'config', 'hãy đặt lại thông tin đăng nhập của máy chủ luồng'],
    ['a redirect', 'config', 'hãy cấu hình đúng địa chỉ cuối'],
  ])('that answers with %s is for %s to mend', async (name, owner, sentence) => {
    await using server = await aMediaServer()
    lay(server, [line('A', { path: 'a' })])
    server.pages.set('/v3/paths/list', (_, response) => answers[name]?.(response))
    const error = await failureOf(server)
    expect(error).toMatchObject({ name: 'SourceError', owner })
    expect(String(error)).toContain(sentence)
  })

  it('that repeats its first page is told, and one whose paths change places while they are read is read again', async () => {
    await using server = await aMediaServer()
    lay(
      server,
      ['a', 'b', 'c', 'd'].map((code) => line(code, { path: code })),
    )
    server.paths = ['a', 'b', 'c', 'd'].map((name) => aPath(name))
    let asked = 0
    server.misbehave = (request) => {
      asked += 1
      if (asked === 3) server.paths.reverse()
      if (request.url?.includes('page=1') === true && asked > 100) request.url = request.url.replace('page=1', 'page=0')
      return false
    }
    expect(await failureOf(server)).toBeNull()
    asked = 1_000
    expect(String(await failureOf(server))).toContain('trang trùng hoặc thiếu')
  })
})

describe('a list on a bad day', () => {
  it.each([
    ['in an old encoding', Buffer.from('MaCamera,Tªn\nA,C\xe6ng', 'latin1'), 'format', 'không phải chữ UTF-8'],
    ['without a column', Buffer.from('Ma,Ten\nA,B'), 'format', 'không có cột MaCamera'],
    ['larger than its bound', Buffer.alloc(3_000_000, 'a,'), 'upstream', 'lớn hơn'],
  ])('%s is told', async (_, body, owner, sentence) => {
    await using server = await aMediaServer()
    server.pages.set('/list.csv', (_request, response) => void response.end(body))
    await using connection = openCameras(
      { list: { url: `${server.url}/list.csv`, columns } },
      { limits: { bodyBytes: 1_000_000 } },
    )
    const error = await readAll(connection).catch((each: unknown) => each)
    expect(error).toMatchObject({ name: 'SourceError', owner })
    expect(String(error)).toContain(sentence)
  })
})

describe('a camera on a bad day', () => {
  it('ends in a named state and harms no other', async () => {
    await using server = await aMediaServer()
    const other = createServer((_, response) => void response.end(aJpeg(1)))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const elsewhere = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/x.jpg`
    const pages: Readonly<Record<string, (response: ServerResponse) => void>> = {
      'slow.jpg': () => undefined,
      'error.jpg': (response) => void response.writeHead(500).end(),
      'half.jpg': (response) => void response.end(aJpeg(1).subarray(0, 300)),
      'text.jpg': (response) => void response.end('không phải ảnh'),
      'nothing.jpg': (response) => void response.end(),
      'huge.jpg': (response) => void response.end(Buffer.concat([aJpeg(1), Buffer.alloc(100_000)])),
      'away.jpg': (response) => void response.writeHead(302, { location: elsewhere }).end(),
      'inside.jpg': (response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      'locked.jpg': (response) => void response.writeHead(401).end(),
      'moved.jpg': (response) => void response.writeHead(302, { location: '/good.jpg' }).end(),
      'good.jpg': (response) => void response.end(aJpeg(9)),
    }
    for (const [name, answer] of Object.entries(pages)) server.pages.set(`/${name}`, (_, response) => answer(response))
    const names = Object.keys(pages)
    lay(
      server,
      names.map((name) => line(name.slice(0, -4), { snapshot: `${server.url}/${name}` })),
    )
    const block = { list: { url: `${server.url}/list.csv`, columns }, look: { seconds: 2, pictureBytes: 50_000 } }
    await using connection = openCameras(block)
    expect(await looked(connection)).toEqual({
      // A first read looks at all at once: one that comes late may be our own doing, and is looked at again.
      slow: 'unknown timeout',
      error: 'no_signal status',
      half: 'no_signal cut',
      text: 'no_signal wrong_type',
      nothing: 'no_signal empty',
      huge: 'no_signal too_large',
      away: 'no_signal redirect',
      inside: 'no_signal forbidden',
      locked: 'no_signal password',
      moved: 'live none',
      good: 'live none',
    })
    expect(await looked(connection)).toMatchObject({ slow: 'no_signal timeout', good: 'live none' })
    other.close()
  })

  it.each([
    ['an oversized playlist', '#EXTM3U\n'.padEnd(9_000, '#'), 'too_large'],
    ['a playlist without segments', '#EXTM3U\n#EXT-X-TARGETDURATION:2', 'empty'],
    ['a recording', aPlaylist(1, ['a.ts'], '#EXT-X-ENDLIST'), 'ended'],
    ['no playlist', 'xin chào', 'wrong_type'],
    ['segments of another host', aPlaylist(1, ['http://127.0.0.1:9/a.ts']), 'redirect'],
  ])('with %s is told', async (_, playlist, fault) => {
    await using server = await aMediaServer()
    lay(server, [line('A', { path: 'a' })])
    server.paths = [aPath('a')]
    server.pages.set('/a/index.m3u8', (_request, response) => void response.end(playlist))
    const mediaServer = { api: server.url, hls: server.url }
    await using connection = openCameras({
      list: { url: `${server.url}/list.csv`, columns },
      mediaServer,
      look: { playlistBytes: 8_000 },
    })
    expect(await looked(connection)).toEqual({ A: `no_signal ${fault}` })
  })

  it('is no camera on a bad day when nobody behind its server answers: the server is named', async () => {
    await using server = await aMediaServer()
    const codes = ['A', 'B', 'C', 'D', 'E', 'F']
    lay(
      server,
      codes.map((code) => line(code, { snapshot: `http://127.0.0.1:9/${code}.jpg` })),
    )
    await using connection = openCameras({ list: { url: `${server.url}/list.csv`, columns } })
    const error = await readAll(connection).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(SourceError)
    expect(String(error)).toContain('http://127.0.0.1:9 không trả lời cho camera nào trong 6 camera')
  })
})

describe('an ONVIF device', () => {
  it.each(['token', 'digest'] as const)(
    'that knows its user by %s and has a clock an hour off is seen, and its clock told',
    async (by) => {
      const clock = handClock()
      await using server = await aMediaServer()
      await using device = await anOnvifDevice(by, clock.now)
      let seed = 0
      device.picture = () => aJpeg((seed += 1))
      device.skewMs = 3_600_000
      device.tellsHost = device.url.replace(/^http:..127.0.0.1(:\d+).*/, '10.99.0.1$1')
      lay(server, [line('A', { onvif: device.url })])
      const setting = (text: string): string => (text === 'env:P' ? device.password : text)
      const block = { list: { url: `${server.url}/list.csv`, columns }, onvif: { user: 'quan-tri', password: 'env:P' } }
      await using connection = openCameras(block, { now: clock.now, setting })
      const batches = await readAll(connection)
      expect(batches[0]?.facts[0]).toMatchObject({ state: 'up', slices: { picture: 'live', fault: 'clock' } })
      expect(device.answered).toEqual([
        'GetSystemDateAndTime',
        'GetDeviceInformation',
        'GetCapabilities',
        'GetProfiles',
        'GetStreamUri',
        'GetSnapshotUri',
      ])
      clock.wait(60)
      await looked(connection)
      expect(device.answered.slice(6)).toEqual(['GetSystemDateAndTime'])
      const told = JSON.stringify([batches, device.sent])
      expect(told).not.toContain(device.password)
    },
  )

  it('whose password was changed at night is named; when all refuse it, the operator is', async () => {
    const clock = handClock()
    await using server = await aMediaServer()
    await using device = await anOnvifDevice('token', clock.now)
    const block = { list: { url: `${server.url}/list.csv`, columns }, onvif: { user: 'quan-tri', password: 'env:P' } }
    const setting = (text: string): string => (text === 'env:P' ? 'mat-khau-cu' : text)
    lay(server, [line('A', { onvif: device.url })])
    await using one = openCameras(block, { now: clock.now, setting })
    expect(await looked(one)).toEqual({ A: 'no_signal password' })
    lay(
      server,
      ['A', 'B', 'C', 'D', 'E'].map((code) => line(code, { onvif: device.url })),
    )
    await using all = openCameras(block, { now: clock.now, setting })
    const error = await readAll(all).catch((each: unknown) => each)
    expect(error).toMatchObject({ owner: 'config' })
    expect(String(error)).toContain('mật khẩu có thể vừa được đổi')
    expect(String(error)).not.toContain('mat-khau-cu')
  })
})
