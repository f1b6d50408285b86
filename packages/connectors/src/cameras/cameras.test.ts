import { caseMappingSchema, isOfShape } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { describeConnector, readAll } from '../conformance.ts'
import { breakOff } from '../http/http-server.fixture.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import { ninhBinh, oneStop, sampleNow, type SampleRow } from '../sample.fixture.ts'
import { columns, handClock, header, line, looked, openCameras } from './cameras.fixture.ts'
import { aMediaServer, aPath, type StandIn } from './media-server.fixture.ts'
import { aBlackJpeg, aJpeg, aPlaylist, aSegment } from './pictures.fixture.ts'

const { pauses: _pauses, ...caseMap } = oneStop.map
const caseMapping = compileMapping(
  caseMappingSchema.parse({ ...caseMap, flags: {}, dueIncludesPauses: true }),
  ninhBinh,
)

function csvOf(rows: readonly SampleRow[]): string {
  const names = ['Duong', ...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => name !== 'TamDung')))]
  const cell = (value: unknown): string =>
    `"${(typeof value === 'string' ? value : JSON.stringify(value ?? '')).replaceAll('"', '""')}"`
  const head = rows.length === 0 ? 'Duong,MaHoSo' : names.join()
  const lines = rows.map((row, index) =>
    names.map((name) => cell(name === 'Duong' ? `duong/${String(index)}` : row[name])).join(),
  )
  return [head, ...lines].join('\n')
}

for (const way of ['a list', 'a list and a media server'] as const)
  describeConnector(`cameras of ${way}`, {
    brokenOwner: 'transient',
    serve: async (rows) => {
      const server = await aMediaServer()
      const answer = () => server.pages.set('/list.csv', (_, response) => void response.end(csvOf(rows)))
      answer()
      server.paths = rows.map((_, index) => aPath(`duong/${String(index)}`))
      const list = { url: `${server.url}/list.csv`, columns: { code: 'MaHoSo', path: 'Duong' } }
      const block = way === 'a list' ? { list } : { list, mediaServer: { api: server.url, pageSize: 7 } }
      return {
        open: (limits = {}) => openCameras(block, { mapping: caseMapping, limits }),
        openWrong: () => openCameras({ list: { ...list, url: 'http://169.254.169.254/' } }),
        breakDown: () => Promise.resolve(server[Symbol.asyncDispose]()),
        fallSilent: () => {
          server.pages.set('/list.csv', () => {})
        },
        breakOff: () => {
          server.pages.set('/list.csv', (_, response) => breakOff(response))
          return answer
        },
        [Symbol.asyncDispose]: server[Symbol.asyncDispose],
      }
    },
  })

function lay(server: StandIn, lines: readonly string[]): void {
  server.pages.set('/list.csv', (_, response) => void response.end([header, ...lines].join('\n')))
}

/** Lays the stream of a path: each list of segments that is asked for goes on by one, showing what `picture` says of it. */
function stream(server: StandIn, path: string, picture: (order: number) => string): void {
  let order = 10
  server.pages.set(`/${path}/index.m3u8`, (_, response) => {
    order += 1
    response.end(
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900000\nbig.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=90000\nmain.m3u8\n',
    )
  })
  server.pages.set(`/${path}/main.m3u8`, (_, response) => {
    const names = [order - 1, order].map((each) => `s${String(each)}.ts`)
    for (const each of [order - 1, order])
      server.pages.set(
        `/${path}/s${String(each)}.ts`,
        (_request, segment) => void segment.end(aSegment(picture(each), each)),
      )
    response.end(aPlaylist(order - 1, names))
  })
}

function blockOf(server: StandIn, media: Readonly<Record<string, unknown>> | null = {}) {
  return {
    list: { url: `${server.url}/list.csv`, columns },
    ...(media === null ? {} : { mediaServer: { api: server.url, hls: server.url, ...media } }),
  }
}

describe('looking at cameras', () => {
  it('finds the frozen one under a green "ready", by its pictures and not by its bytes or times', async () => {
    await using server = await aMediaServer()
    lay(server, [line('A', { path: 'a' }), line('B', { path: 'b' }), line('C', { path: 'c' })])
    server.paths = [aPath('a'), aPath('b'), aPath('c', { ready: false, readyTime: null })]
    stream(server, 'a', (order) => `ảnh ${String(order)}`)
    stream(server, 'b', () => 'ảnh đứng')
    const clock = handClock()
    await using connection = openCameras(blockOf(server), { now: clock.now, everyMs: 20_000 })
    const reads = []
    for (let read = 0; read < 8; read += 1) {
      reads.push(await looked(connection))
      clock.wait(20)
      for (const path of server.paths) path.bytesReceived += 5_000
    }
    expect(reads[0]).toEqual({ A: 'live none', B: 'live none', C: 'no_signal not_ready' })
    expect(reads.at(-1)).toEqual({ A: 'live none', B: 'frozen still', C: 'no_signal not_ready' })
  })

  it('tells a playlist that stands still, a dark picture, and bytes that no longer come', async () => {
    await using server = await aMediaServer()
    lay(server, [line('S', { path: 's' }), line('D', { snapshot: `${server.url}/d.jpg` }), line('N', { path: 'n' })])
    server.paths = [aPath('s'), aPath('n')]
    server.pages.set('/s/index.m3u8', (_, response) => void response.end(aPlaylist(4, ['x.ts'])))
    server.pages.set('/s/x.ts', (_, response) => void response.end(aSegment('một')))
    server.pages.set('/d.jpg', (_, response) => void response.end(aBlackJpeg()))
    stream(server, 'n', (order) => `ảnh ${String(order)}`)
    const clock = handClock()
    await using connection = openCameras(blockOf(server), { now: clock.now })
    for (let read = 0; read < 8; read += 1) {
      await looked(connection)
      clock.wait(20)
      for (const path of server.paths) path.bytesReceived += path.name === 's' ? 5_000 : 0
    }
    expect(await looked(connection)).toEqual({ S: 'frozen stalled', D: 'dark black', N: 'no_signal no_bytes' })
  })

  it('says since when: live since the stream is there, down since the last living picture', async () => {
    await using server = await aMediaServer()
    let seed = 0
    lay(server, [line('A', { path: 'a' }), line('B', { snapshot: `${server.url}/b.jpg` })])
    server.paths = [aPath('a', { readyTime: '2025-11-14T02:00:00Z' })]
    stream(server, 'a', (order) => `ảnh ${String(order)}`)
    server.pages.set('/b.jpg', (_, response) => void response.end(aJpeg((seed += 1))))
    const clock = handClock()
    await using connection = openCameras(blockOf(server), { now: clock.now })
    const first = (await readAll(connection)).flatMap(({ facts }) => facts).filter(isOfShape('asset'))
    expect(first.map(({ since }) => since)).toEqual([Date.parse('2025-11-14T02:00:00Z'), undefined])
    server.pages.set('/b.jpg', (_, response) => void response.writeHead(503).end())
    for (let read = 0; read < 6; read += 1) {
      clock.wait(20)
      for (const path of server.paths) path.bytesReceived += 1
      await looked(connection)
    }
    const later = (await readAll(connection)).flatMap(({ facts }) => facts).filter(isOfShape('asset'))
    expect(later[1]).toMatchObject({
      state: 'down',
      since: sampleNow,
      lastSeenAt: sampleNow,
      slices: { fault: 'status' },
    })
  })

  it('keeps a frozen camera frozen over a restart, until it moves', async () => {
    await using server = await aMediaServer()
    let seed = 7
    lay(server, [line('A', { snapshot: `${server.url}/a.jpg` })])
    server.pages.set('/a.jpg', (_, response) => void response.end(aJpeg(seed)))
    const clock = handClock()
    const open = () => openCameras(blockOf(server, null), { now: clock.now })
    let cursor = null
    await using before = open()
    for (let read = 0; read < 4; read += 1) {
      cursor = (await readAll(before, cursor)).at(-1)?.cursor ?? null
      clock.wait(20)
    }
    await using after = open()
    expect(await looked(after, cursor)).toEqual({ A: 'frozen still' })
    clock.wait(20)
    seed += 1
    expect(await looked(after, cursor)).toEqual({ A: 'live none' })
  })

  it('looks at a third of many cameras at each read, and at each of them within the cadence', async () => {
    await using server = await aMediaServer()
    let seed = 0
    const codes = Array.from({ length: 60 }, (_, index) => `C${String(index).padStart(2, '0')}`)
    lay(
      server,
      codes.map((code) => line(code, { snapshot: `${server.url}/${code}.jpg` })),
    )
    for (const code of codes) server.pages.set(`/${code}.jpg`, (_, response) => void response.end(aJpeg((seed += 1))))
    const clock = handClock()
    await using connection = openCameras(blockOf(server, null), { now: clock.now })
    await looked(connection)
    server.asked.length = 0
    for (let read = 0; read < 3; read += 1) {
      clock.wait(20)
      await looked(connection)
    }
    const pictures = server.asked.filter((path) => path.endsWith('.jpg'))
    expect(pictures).toHaveLength(60)
    expect(new Set(pictures).size).toBe(60)
  })

  it('refuses a path that no line names and a camera that stands twice, and lets no password out', async () => {
    await using server = await aMediaServer()
    const secret = `${server.url.replace('://', '://admin:rat-bi-mat@')}/a.jpg?password=rat-bi-mat&size=1`
    lay(server, [line('A', { snapshot: secret }), line('A', { path: 'a' })])
    server.paths = [aPath('a'), aPath('la')]
    await using connection = openCameras(blockOf(server))
    const batches = await readAll(connection)
    expect(batches[0]?.refused.map(({ reason }) => reason)).toEqual([
      'Mã camera này đã đứng ở một dòng trước của danh sách.',
      'Đường dẫn này có trên máy chủ luồng mà không có trong danh sách camera; hãy thêm vào danh sách.',
    ])
    expect(batches[0]?.facts[0]).toMatchObject({
      streams: [{ kind: 'snapshot', url: `${server.url}/a.jpg?size=1` }],
      slices: { fault: 'forbidden' },
    })
    expect(JSON.stringify(batches)).not.toContain('rat-bi-mat')
  })
})
